// @ts-check
// Scenarios under a name: kept in the reader's browser, saved to a file and opened from one; and
// the link that shows the present one.

import { button, folding, keepingFocus, make, renew } from "./dom.js";

const SAID_MS = 2500;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export function createSavedScenarios(send) {
  const opener = button(
    { class: "plain", "aria-expanded": "false", "aria-controls": "saved" },
    null,
    "Save as…",
  );
  const share = button({ class: "plain" }, copy, "Share");
  const name = make("input", {
    type: "text",
    "aria-label": "Name of the scenario",
    placeholder: "Name this scenario",
    maxlength: 80,
  });
  const list = make("ul", { "aria-label": "Saved scenarios" });
  const file = make("input", {
    type: "file",
    accept: ".json,application/json",
    hidden: true,
    on: { change: read },
  });
  const panel = make(
    "form",
    {
      id: "saved",
      class: "panel",
      "aria-label": "Saved scenarios",
      hidden: true,
      on: { submit: keep },
    },
    make(
      "div",
      { class: "naming" },
      name,
      make("button", { type: "submit", class: "tool" }, "Save"),
    ),
    list,
    make(
      "div",
      { class: "files" },
      button({ class: "plain", "data-focus": "to file" }, write, "Save all to a file"),
      button({ class: "plain" }, () => file.click(), "Open a file…"),
      file,
      button({ class: "plain" }, () => show(false), "Close"),
    ),
  );
  const local = make(
    "div",
    { class: "panel local", role: "status", hidden: true },
    make(
      "p",
      {},
      "This link opens only on this machine. For others, take away the page that works ",
      "offline or the scenario file, under Export.",
    ),
    button({ class: "plain" }, () => (local.hidden = true), "Close"),
  );
  const address = make("input", {
    class: "address",
    "aria-label": "The address of what you see",
    readonly: true,
    hidden: true,
    on: {
      focus: () => address.select(),
      blur: () => {
        address.hidden = true;
      },
    },
  });
  const element = make("span", { class: "saved" }, opener, share, address, local, panel);
  let scenarios = [];
  let map = "";

  function paint(view, patch) {
    ({ scenarios } = view.saved);
    map = view.page.map;
    if (patch === view) recall();
    else if (patch.saved) store();
    panel.querySelector("[data-focus='to file']").disabled = !scenarios.length;
    keepingFocus(list, () =>
      renew(
        list,
        scenarios.map(({ name: one }) =>
          make(
            "li",
            {},
            button(
              { class: "pick", "data-focus": `open ${one}`, title: "Take this scenario" },
              () => send({ type: "open_scenario", name: one }),
              one,
            ),
            button(
              { class: "plain", "data-focus": `drop ${one}`, "aria-label": `Delete ${one}` },
              () => send({ type: "delete_scenario", name: one }),
              "Delete",
            ),
          ),
        ),
      ),
    );
  }

  function keep(event) {
    event.preventDefault();
    if (!name.value.trim()) {
      name.focus();
      return;
    }
    send({ type: "save_scenario", name: name.value });
    name.value = "";
  }

  // --- the browser's own store ---

  function key() {
    return `argmap scenarios ${map}`;
  }
  function text() {
    return JSON.stringify({ map, scenarios }, null, 2);
  }
  function store() {
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
    if (!scenarios.length) takeOver(held);
  }
  // What is new to us in it.
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
  // In another tab: otherwise the one that stores last would forget it.
  function kept({ key: changed, newValue }) {
    if (map && changed === key() && newValue) takeOver(newValue);
  }
  window.addEventListener("storage", kept);

  // --- files ---

  function write() {
    const link = make("a", {
      href: URL.createObjectURL(new Blob([text()], { type: "application/json" })),
      download: `${map}-scenarios.json`,
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  async function read() {
    const [chosen] = file.files;
    if (chosen) {
      send({
        type: "import_scenarios",
        text: (await chosen.text()).slice(0, 1_000_001),
        name: chosen.name,
      });
    }
    file.value = "";
  }

  // --- the link ---

  async function copy() {
    const said = await navigator.clipboard?.writeText(location.href).then(
      () => true,
      () => false,
    );
    local.hidden = !LOOPBACK.test(location.hostname);
    if (said) {
      share.textContent = "Link copied";
      setTimeout(() => {
        share.textContent = "Share";
      }, SAID_MS);
    } else {
      address.hidden = false;
      address.value = location.href;
      address.focus();
    }
  }

  const { show, close } = folding(element, opener, panel, () => name.focus());
  // What is typed here is no key of the page.
  element.addEventListener("keydown", (event) => event.stopPropagation());
  return {
    element,
    paint,
    close(event) {
      if (!local.contains(event.target)) local.hidden = true;
      close(event);
    },
    destroy() {
      window.removeEventListener("storage", kept);
    },
  };
}
