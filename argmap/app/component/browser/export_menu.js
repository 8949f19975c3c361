// @ts-check
// Taking it away: a menu of files that the server makes of what is shown, and that the browser
// saves.

import { button, folding, make, query, roving } from "./dom.js";

/** @import { ExportGroup, ExportKind, ExportOption, ExportedFile, View } from "./protocol" */
/** @import { Send } from "./session.js" */

/** @typedef {{ [name in ExportOption["name"]]?: string }} ChosenOptions */

const MARGIN = 8; // px that the menu leaves below it in the window

/** @param {Send} send */
export function createExportMenu(send) {
  const opener = button(
    { class: "tool", "aria-expanded": "false", "aria-controls": "taking" },
    null,
    "Export",
  );
  const groups = make("div");
  const panel = make(
    "div",
    { id: "taking", class: "panel", role: "group", "aria-label": "Export", hidden: true },
    groups,
  );
  const element = make("span", { class: "taking" }, opener, panel);
  /** @type {number | null} of the file that was saved last */
  let saved = null;

  /** @param {View} view */
  function paint(view) {
    const { exports: offered, file } = view;
    if (!groups.children.length) groups.append(...Object.values(offered).map(group));
    if (file.number && file.number !== saved) {
      saved = file.number;
      save(file);
    }
  }

  /**
   * What is chosen of an option goes with each kind of its group.
   *
   * @param {ExportGroup} group
   */
  function group({ title, options, kinds }) {
    const selects = options.map(({ name, choices }) =>
      make(
        "select",
        { name },
        choices.map(([value, words]) => make("option", { value }, words)),
      ),
    );
    const fields = options.map(({ label }, i) =>
      make("label", { class: "choice" }, label, selects[i]),
    );
    const chosen = () => Object.fromEntries(selects.map(({ name, value }) => [name, value]));
    return make(
      "section",
      { "aria-label": title },
      make("h3", {}, title),
      fields,
      make(
        "ul",
        {},
        kinds.map(([kind, ending, what]) =>
          make(
            "li",
            {},
            button(
              { class: "pick" },
              () => take(kind, chosen()),
              make("span", { class: "ending" }, ending),
              what,
            ),
          ),
        ),
      ),
    );
  }

  /** @param {ExportKind} kind @param {ChosenOptions} [chosen] */
  function take(kind, chosen = {}) {
    show(false);
    send({ type: "export_file", kind, theme: dark() ? "dark" : "light", ...chosen });
  }

  function dark() {
    const page = /** @type {Element} */ (element.closest(".am"));
    const colour = getComputedStyle(page).backgroundColor;
    const [r, g, b] = [...colour.matchAll(/\d+/g)].map(Number);
    return r + g + b < 384;
  }

  /** @param {ExportedFile} file */
  function save({ name, media, content }) {
    const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
    const link = make("a", {
      href: URL.createObjectURL(new Blob([bytes], { type: media })),
      download: name,
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  roving(groups, "button", { ArrowDown: 1, ArrowUp: -1 });
  const { show, close } = folding(element, opener, panel, () => {
    const room = window.innerHeight - panel.getBoundingClientRect().top - MARGIN;
    panel.style.setProperty("--room", `${room}px`);
    query(groups, "button")?.focus({ preventScroll: true });
  });
  return { element, paint, take, close };
}
