// @ts-check
// The bar above the map: which excerpt it shows; and the buttons for its size.

import { button, make, renew, say } from "./dom.js";

/** @import { Kind, MapExcerpt, View } from "./protocol" */
/** @import { Attributes } from "./dom.js" */
/** @import { Send } from "./session.js" */

const ALL_STEPS = 99;
const REACHES = [1, 2, 3, ALL_STEPS];
const ZOOM = 1.2;

/**
 * @param {Send} send
 * @param {object} on
 * @param {() => void} on.drawer opens the list of statements where it is a drawer
 * @param {() => void} on.guided begins the guided reading
 * @param {() => void} on.again goes back to where the excerpt on show opened
 * @param {() => void} on.fit
 * @param {(factor: number) => void} on.zoom
 * @param {(tile: string) => void} on.tile looks at a section of the map
 * @param {HTMLElement} last stands at the end of the bar
 */
export function createMapTools(send, on, last) {
  let painted = "";
  const drawer = tool("Statements", on.drawer, { class: "tool opener" });
  const kinds = {
    main: excerpt("main", "Main line", "The statements that carry the whole argument"),
    guided: tool("Guided reading", on.guided, {
      "data-focus": "guided",
      title: "The argument step by step, in the order of the text",
    }),
    focus: excerpt("focus", "Focus", "The selected statement and what bears on it"),
    path: excerpt("path", "Path", "How the selected statement reaches what the map concludes"),
    section: excerpt("section", "Section", "What stands in the section of the selected statement"),
    trace: excerpt("trace", "Trace", "How your changes came to what they turned"),
    whole: excerpt("whole", "Whole map", "Every statement"),
  };
  const reach = make("span", {
    class: "reach",
    role: "group",
    "aria-label": "How many steps the focus reaches",
  });
  const { main, guided, focus, path, section, trace, whole } = kinds;
  const shown = [drawer, main, guided, focus, reach, path, section, trace, whole, last];
  const element = make("div", { class: "tools", role: "toolbar", "aria-label": "Map" }, shown);
  const sections = make("select", { class: "tool", "aria-label": "Zoom to a section" });
  sections.addEventListener("change", () => {
    on.tile(sections.value);
    sections.value = "";
  });
  const zooms = make(
    "div",
    { class: "zooms", role: "group", "aria-label": "Size" },
    sections,
    tool("Fit", on.fit, { title: "Everything that is shown, in view" }),
    tool("−", () => on.zoom(1 / ZOOM), { title: "Smaller", "aria-label": "Smaller" }),
    tool("+", () => on.zoom(ZOOM), { title: "Larger", "aria-label": "Larger" }),
  );

  /** @param {Kind} kind @param {string} label @param {string} title */
  function excerpt(kind, label, title) {
    const one = tool(label, show, { title });
    function show() {
      if (one.getAttribute("aria-pressed") === "true") on.again();
      send({ type: "show", kind });
    }
    return one;
  }

  /** @param {View} view */
  function paint({ map, card, guide, traces, tiles }) {
    paintTiles(tiles);
    for (const [kind, one] of Object.entries(kinds)) {
      say(one, { "aria-pressed": kind === map.kind });
    }
    focus.disabled = path.disabled = !card.id;
    section.hidden = !map.section;
    trace.hidden = !traces.all.length;
    guided.hidden = !guide.steps.length;
    say(section, { text: `Section ${map.section}` });
    reach.hidden = map.kind !== "focus";
    renew(
      reach,
      REACHES.map((steps) => reaching(map, steps)),
    );
  }

  /** @param {View["tiles"]} tiles */
  function paintTiles(tiles) {
    const titles = Object.entries(tiles).map(([id, { title }]) => [id, title]);
    sections.hidden = titles.length < 2;
    if (String(titles) === painted) return;
    painted = String(titles);
    const options = [["", "Zoom to …"], ...titles];
    sections.replaceChildren(...options.map(([value, words]) => make("option", { value }, words)));
  }

  /** @param {MapExcerpt} map @param {number} steps */
  function reaching(map, steps) {
    const far = steps === ALL_STEPS ? "any number of" : steps;
    const attributes = {
      class: "tool",
      "aria-pressed": steps === map.steps,
      title: `Within ${far} step${steps === 1 ? "" : "s"}`,
      "data-focus": `reach ${map.of} ${steps}`,
    };
    const show = () => send({ type: "show", kind: "focus", of: map.of, steps });
    return button(attributes, show, steps === ALL_STEPS ? "all" : String(steps));
  }

  return { element, zooms, paint };
}

/** @param {string} label @param {() => void} press @param {Attributes} [extra] */
function tool(label, press, extra = {}) {
  return button({ class: "tool", ...extra }, press, label);
}
