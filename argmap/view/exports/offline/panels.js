// @ts-check
// Beside the map: outline and guided reading, and what is said of the statement that is chosen.

/**
 * Make an element; a string among its content is text.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, unknown>} attributes @param {...(string | Node)} content
 */
export function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "onclick") element.addEventListener("click", /** @type {EventListener} */ (value));
    else element.setAttribute(name, String(value));
  }
  element.append(...content);
  return element;
}

/** What the page always holds. @param {string} id */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @param {Record<string, unknown>} attributes @param {...(string | Node)} content */
export function button(attributes, ...content) {
  return make("button", { type: "button", ...attributes }, ...content);
}

/** Arrow keys go round the buttons of an element. @param {HTMLElement} element */
export function roving(element) {
  element.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    const buttons = [...element.querySelectorAll("button")];
    const here = buttons.findIndex((one) => one === event.target);
    event.preventDefault();
    const next = buttons[(here + by + buttons.length) % buttons.length];
    next.focus();
    next.click();
  });
}

/**
 * The tabs of outline and guided reading; the latter one step at a time. Without a guided reading
 * there is nothing to do.
 * @param {(nodes: number[]) => void} onStep told which statements the step on show adds
 */
export function createTabs(onStep) {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const steps = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".guided-step")]);
  const panelOf = (/** @type {Element} */ tab) => byId(String(tab.getAttribute("aria-controls")));
  let at = 0;

  /** @param {string} name */
  function open(name) {
    for (const tab of tabs) {
      const on = tab.id === `${name}-tab`;
      tab.setAttribute("aria-selected", String(on));
      tab.setAttribute("tabindex", on ? "0" : "-1");
      panelOf(tab).hidden = !on;
    }
    if (steps.length) onStep(name === "guided" ? added(steps[at]) : []);
  }

  /** @param {HTMLElement} step */
  function added(step) {
    const rows = /** @type {HTMLElement[]} */ ([...step.querySelectorAll(".row")]);
    return rows.map((row) => Number(row.dataset.node));
  }

  /** @param {number} number */
  function go(number) {
    at = number;
    for (const step of steps) step.hidden = step !== steps[at];
    list.value = String(at);
    back.disabled = at === 0;
    next.disabled = at === steps.length - 1;
    byId("outline").scrollTop = 0;
    onStep(added(steps[at]));
  }

  const back = button({ onclick: () => go(at - 1) }, "← Back");
  const next = button({ onclick: () => go(at + 1) }, "Next step →");
  const list = make(
    "select",
    { "aria-label": "Step" },
    ...steps.map((step, i) =>
      make("option", { value: i }, `${i + 1}. ${step.querySelector("h2")?.textContent}`),
    ),
  );
  if (tabs.length) {
    list.addEventListener("change", () => go(Number(list.value)));
    const tools = make("div", { class: "tools" }, back, next, list);
    byId("guided-panel").prepend(tools);
    for (const tab of tabs) {
      panelOf(tab).setAttribute("role", "tabpanel");
      panelOf(tab).setAttribute("aria-labelledby", tab.id);
      tab.addEventListener("click", () => open(tab.id.replace("-tab", "")));
    }
    roving(/** @type {HTMLElement} */ (tabs[0].parentElement));
    go(0);
    open("outline");
  }
  return { open };
}
