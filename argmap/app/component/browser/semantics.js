// @ts-check
// By which semantics the reading is judged: a button that says it, and a panel of native controls.

import { button, folding, make, query, say } from "./dom.js";

/** @import { Judged, Mode, Semantics, SemanticsChoice, View } from "./protocol" */
/** @import { Send } from "./session.js" */

const EXPLANATION = [
  "An extension is a set of statements that can stand together and be defended.",
  "A semantics says which extensions count.",
].join(" ");
/** @type {[Mode, string][]} */
const MODES = [
  ["skeptical", "each of the extensions"],
  ["credulous", "at least one of them"],
];

/** @param {Send} send */
export function createSemanticsMenu(send) {
  const words = make("span", { class: "by" });
  const opener = button(
    { class: "plain", "aria-expanded": "false", "aria-controls": "judging" },
    null,
    make("span", { class: "dim" }, "Judged by "),
    words,
    make("span", { "aria-hidden": "true" }, " ▾"),
  );
  const kinds = make("fieldset", {}, make("legend", {}, "Judged by"));
  const modes = make(
    "fieldset",
    { class: "modes" },
    make("legend", {}, "A statement stands if it stands in"),
    MODES.map(([mode, label]) => option({ mode }, label)),
  );
  const panel = make(
    "div",
    {
      id: "judging",
      class: "panel",
      role: "group",
      "aria-label": "By which semantics to judge",
      hidden: true,
    },
    make("p", { class: "dim" }, EXPLANATION),
    kinds,
    modes,
    button({ class: "plain" }, () => show(false), "Close"),
  );
  const element = make("div", { class: "judging" }, opener, panel);
  /** @type {Pick<Judged, "semantics" | "mode">} */
  let now;

  /**
   * @param {Partial<typeof now>} choice
   * @param {string} label
   * @param {string} [means]
   */
  function option(choice, label, means) {
    const [[name, value]] = Object.entries(choice);
    const input = make("input", {
      type: "radio",
      name: `judging ${name}`,
      value,
      on: { change: () => send({ type: "set_semantics", ...now, ...choice }) },
    });
    return make(
      "label",
      {},
      input,
      make(
        "span",
        {},
        make("span", { class: "name" }, label),
        means ? make("span", { class: "dim" }, means) : null,
      ),
    );
  }

  /** @param {View} view */
  function paint({ semantics, strip: { judged } }) {
    now = { semantics: judged.semantics, mode: judged.mode };
    say(words, { text: judged.words });
    if (kinds.children.length < 2) {
      const offered = /** @type {[Semantics, SemanticsChoice][]} */ (Object.entries(semantics));
      kinds.append(
        ...offered.map(([name, { says }]) =>
          option({ semantics: name }, name[0].toUpperCase() + name.slice(1), says),
        ),
      );
    }
    modes.disabled = !semantics[judged.semantics].modes;
    for (const input of panel.querySelectorAll("input")) {
      input.checked = input.value === now.semantics || input.value === now.mode;
    }
  }

  function opened() {
    place();
    query(kinds, "input:checked")?.focus();
  }

  // Below the button, as far as the strip has room for it; on a phone it is a sheet from below.
  function place() {
    panel.style.left = "";
    const room = panel.offsetParent?.getBoundingClientRect();
    if (!room) return;
    const left = opener.getBoundingClientRect().left - room.left;
    panel.style.left = `${Math.max(0, Math.min(left, room.width - panel.offsetWidth))}px`;
  }

  const { show, close } = folding(element, opener, panel, opened);
  return { element, paint, close };
}
