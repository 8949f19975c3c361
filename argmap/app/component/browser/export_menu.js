// @ts-check
// Taking it away: a menu of files that the server makes of what is shown, and that the browser
// saves.

import { button, folding, make, roving } from "./dom.js";

const MARGIN = 8; // px that the menu leaves below it in the window

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
  let saved = null;

  function paint(view) {
    const { exports: offered, file } = view;
    if (!groups.children.length) groups.append(...Object.values(offered).map(group));
    if (file?.number && file.number !== saved) {
      saved = file.number;
      save(file);
    }
  }

  // What is chosen of an option goes with each kind of its group.
  function group({ title, options, kinds }) {
    const fields = options.map(({ name, label, choices }) =>
      make(
        "label",
        { class: "choice" },
        label,
        make(
          "select",
          { name },
          choices.map(([value, words]) => make("option", { value }, words)),
        ),
      ),
    );
    const chosen = () =>
      Object.fromEntries(fields.map((field) => [field.lastChild.name, field.lastChild.value]));
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

  function take(kind, chosen = {}) {
    show(false);
    send({ type: "export_file", kind, theme: dark() ? "dark" : "light", ...chosen });
  }

  function dark() {
    const colour = getComputedStyle(element.closest(".am")).backgroundColor;
    const [r, g, b] = [...colour.matchAll(/\d+/g)].map(Number);
    return r + g + b < 384;
  }

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
    groups.querySelector("button").focus({ preventScroll: true });
  });
  return { element, paint, take, close };
}
