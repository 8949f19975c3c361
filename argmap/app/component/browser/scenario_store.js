// @ts-check
// Where saved scenarios stay: in the reader's browser, and in a file.

import { make } from "./dom.js";

/** @import { Patch, Scenario, View } from "./protocol" */
/** @import { Send } from "./session.js" */

const MOST_LETTERS = 1_000_001;

/** @param {Send} send */
export function createScenarioStore(send) {
  /** @type {Scenario[]} */
  let scenarios = [];
  let map = "";
  const file = make("input", {
    type: "file",
    accept: ".json,application/json",
    hidden: true,
    on: { change: read },
  });

  /** @param {View} view @param {Patch} patch */
  function paint(view, patch) {
    ({ scenarios } = view.saved);
    map = view.page.map;
    if (patch === view) recall();
    else if (patch.saved?.scenarios) keep();
  }

  function key() {
    return `argmap scenarios ${map}`;
  }
  function text() {
    return JSON.stringify({ map, scenarios }, null, 2);
  }
  function keep() {
    try {
      localStorage.setItem(key(), text());
    } catch {
      /* a browser that keeps nothing */
    }
  }
  function recall() {
    /** @type {string | null} */
    let held = null;
    try {
      held = localStorage.getItem(key());
    } catch {
      /* as above */
    }
    if (!scenarios.length && held) takeOver(held);
  }
  // What is new to us in it.
  /** @param {string} held */
  function takeOver(held) {
    let found = [];
    try {
      found = JSON.parse(held)?.scenarios ?? [];
    } catch {
      /* not ours */
    }
    if (
      Array.isArray(found) &&
      found.some((one) => !scenarios.some(({ name: own }) => own === one?.name))
    ) {
      send({ type: "import_scenarios", text: held, name: "Your browser" });
    }
  }
  /**
   * In another tab: otherwise the one that stores last would forget it.
   *
   * @param {StorageEvent} event
   */
  function kept({ key: changed, newValue }) {
    if (map && changed === key() && newValue) takeOver(newValue);
  }
  window.addEventListener("storage", kept);

  function write() {
    const link = make("a", {
      href: URL.createObjectURL(new Blob([text()], { type: "application/json" })),
      download: `${map}-scenarios.json`,
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  async function read() {
    const [chosen] = file.files ?? [];
    if (chosen) {
      send({
        type: "import_scenarios",
        text: (await chosen.text()).slice(0, MOST_LETTERS),
        name: chosen.name,
      });
    }
    file.value = "";
  }

  return {
    file,
    paint,
    write,
    open: () => file.click(),
    destroy() {
      window.removeEventListener("storage", kept);
    },
  };
}
