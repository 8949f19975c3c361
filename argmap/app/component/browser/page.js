// @ts-check
// The page: keeps the view that the server sent, applies what changed, and sends what the reader
// does, one batch at a time.

import { createCanvas } from "./canvas.js";
import { createCard } from "./card.js";
import { base64, button, make, mark, renew, say } from "./dom.js";
import { createExportMenu } from "./export_menu.js";
import { createGuide } from "./guide.js";
import { createLayoutProgress } from "./layout_progress.js";
import { createNavigator } from "./navigator.js";
import { MARKS, WORDS_OF_ROLES } from "./roles.js";
import { createStrip } from "./strip.js";

const PATIENCE = 500;
const GIVEN_UP = 8000;
const REST = 150;
const LEAVING = 4000;
const FAR = 99;
const ASIDE = ["wait", "analyse", "copy", "sync"];
const LARGEST_FILE = 12_000_000;
const REACHES = [1, 2, 3, FAR];
const LEGEND = [
  ...["conclusion", "claim", "premise", "background", "objection", "reply"].map((role) => [
    role,
    WORDS_OF_ROLES[role].toLowerCase(),
  ]),
  ["supports", "supports"],
  ["broken", "does not go through"],
  ["attacks", "objects"],
  ["answered", "objects, answered"],
  ["changes", "changed just now"],
];

export function createPage(root, vis, style) {
  const strip = createStrip(act);
  const navigator = createNavigator(act);
  const guide = createGuide(act);
  const taking = createExportMenu(act);
  const card = createCard(act);
  const host = make("div", {
    class: "canvas",
    role: "application",
    tabindex: "0",
    "aria-label":
      "Map of the argument. Arrow keys move it, plus and minus zoom, 0 shows all of it; space switches the selected statement, enter unfolds it. The outline beside it lists every statement.",
  });
  const legend = makeLegend();
  const tools = makeTools();
  const work = createLayoutProgress(act);
  const map = make(
    "main",
    { class: "map" },
    tools.element,
    make("div", { class: "stage" }, host, tools.zooms, work.element),
    legend,
  );
  const element = make(
    "div",
    { class: "am" },
    strip.element,
    navigator.element,
    guide.element,
    map,
    card.element,
  );
  navigator.element.prepend(
    button({ class: "plain closer" }, () => element.classList.remove("drawer"), "Close"),
  );
  let component = null;
  let view = null;
  let version = null;
  let canvas = null;
  let anchor = null;
  const me = Array.from(crypto.getRandomValues(new Uint32Array(2)), (n) => n.toString(36)).join("");
  let waiting = [];
  let sent = null;
  let count = 0;
  let rest = 0;
  let leaving = 0;

  // --- to the server ---

  function act(action) {
    waiting.push(action);
    if (action.do !== "select") return flush();
    element.classList.remove("drawer");
    return flush();
  }

  function flush() {
    if (sent || !waiting.length || !component || leaving) return;
    const aimed = waiting.findLast(({ do: deed }) => !ASIDE.includes(deed));
    // Until another deed: its boxes may come later.
    if (aimed) anchor = ["select", "unfold"].includes(aimed.do) ? aimed.id : null;
    sent = { client: me, seq: ++count, have: version, acts: waiting };
    waiting = [];
    post();
  }

  function post() {
    const mine = sent;
    component.setTriggerValue("act", mine);
    const semantics =
      mine.acts.findLast(({ do: deed }) => deed === "judge")?.semantics ??
      view?.strip.judged.semantics ??
      "grounded";
    const what = mine.acts.every(({ do: deed }) => deed === "copy")
      ? "Taking your copy …"
      : mine.acts.some(({ do: deed }) => deed === "export")
        ? "Making the file …"
        : mine.acts.every(({ do: deed }) => deed === "analyse")
          ? "Working out what it hangs on …"
          : semantics === "grounded"
            ? "Working out what stands …"
            : `Looking through the ${semantics} extensions …`;
    // What is worked on is said on the map.
    const asks = mine.acts.every(({ do: deed }) => deed === "wait");
    setTimeout(() => {
      if (sent === mine && !asks) strip.wait(what);
    }, PATIENCE);
    setTimeout(() => {
      if (sent === mine && !leaving) post();
    }, GIVEN_UP);
  }

  // To another page, by Streamlit's own navigation: what is under way for this one ends.
  function leave(event) {
    if (!event.target.closest?.("[data-testid=stTopNavLink], [data-testid=stSidebarNavLink]")) {
      return;
    }
    clearTimeout(rest);
    stay();
    leaving = setTimeout(() => {
      leaving = 0;
      flush();
    }, LEAVING);
  }
  function stay() {
    clearTimeout(leaving);
    leaving = 0;
  }

  // --- from the server ---

  function receive(next) {
    component = next;
    // Called with nothing new: the theme has changed.
    if (next.data?.version === version || !version) teal();
    const { data } = next;
    if (!data) return;
    if (sent && data.client === me && data.seen >= sent.seq) {
      sent = null;
      strip.wait("");
    }
    if (data.version !== version) {
      if (data.full) {
        view = data.full;
        paint(view);
        version = data.version;
      } else if (data.base === version) {
        apply(data.patch);
        paint(data.patch);
        version = data.version;
      } else if (!sent) waiting.unshift({ do: "sync" });
    }
    flush();
    if (!sent) {
      analyse();
      work.ask(view);
    }
  }

  // Once the reader rests: what the verdict on the card hangs on, so that no click waits for it.
  function analyse() {
    clearTimeout(rest);
    if (view?.hangs.pending && !view.copy.doing) {
      rest = setTimeout(() => {
        if (!sent && view.hangs.pending) act({ do: "analyse" });
      }, REST);
    }
  }

  function apply(patch) {
    for (const [section, values] of Object.entries(patch)) {
      const kept = (view[section] = { ...view[section] });
      for (const [key, value] of Object.entries(values)) {
        if (value === null) delete kept[key];
        else kept[key] = value;
      }
    }
  }

  function paint(patch) {
    card.follow(view);
    if (patch.work) work.paint(view);
    if (Object.keys(patch).every((section) => section === "work")) return;
    if (Object.keys(patch).every((section) => section === "hangs")) return card.paint(view);
    if (canvas) draw(patch); // the map first: it is what the reader looks at
    const worded = patch.texts || patch.verdicts || patch.card || patch.page;
    if (worded || patch.strip || patch.change || patch.kept) strip.paint(view, patch);
    if (worded || patch.navigator) navigator.paint(view, patch);
    if (worded || patch.copy) card.paint(view);
    if (patch.guide || patch.texts) guide.paint(view);
    if (patch.map || patch.card) tools.paint(view);
    if (patch === view || patch.file || patch.strip) taking.paint(view);
    if (!canvas) draw(patch); // at first the words, which leave the map its room
  }

  function draw(patch) {
    const chosen = view.card.id ?? null;
    const scene = () =>
      structuredClone({
        boxes: view.boxes,
        steps: view.steps,
        edges: view.edges,
        extent: view.extent,
        tiles: view.tiles,
      });
    if (!canvas) {
      canvas = createCanvas(host, vis, {
        select: (id) => {
          if (id !== null) act({ do: "select", id });
        },
        toggle: (id) => act({ do: "toggle", id }),
        unfold: (id) => act({ do: "unfold", id }),
        text: (id) => view.texts[id]?.text,
      });
      canvas.render(scene());
    } else if (patch === view || moves(patch)) {
      canvas.render(scene(), { anchor, afresh: patch !== view && isAnother(patch), chosen });
    } else if (patch.boxes || patch.steps || patch.edges) {
      const { boxes = {}, steps = {}, edges = {} } = patch;
      canvas.patch({ boxes, steps, edges });
    }
    canvas.select(chosen);
    if (patch.card && "id" in patch.card && chosen) canvas.focusBox(chosen);
    element.dataset.version = String(Number(element.dataset.version || 0) + 1);
  }

  // Whether the reader asked for another excerpt, not for more or less of this one.
  function isAnother({ map = {}, work }) {
    return (
      ["kind", "of", "steps"].some((part) => part in map) ||
      (!anchor && (map.unfolded === false || Boolean(work)))
    );
  }

  // Whether boxes come, go or stand elsewhere.

  function moves(patch) {
    return (
      Boolean(patch.extent) ||
      Object.entries(patch.boxes || {}).some(([id, box]) => {
        const was = places.get(id);
        return !box || !was || was !== `${box.x} ${box.y}`;
      })
    );
  }
  let places = new Map();
  function remember() {
    places = new Map(
      Object.entries(view?.boxes || {}).map(([id, box]) => [id, `${box.x} ${box.y}`]),
    );
  }

  // --- around the map ---

  function makeTools() {
    const tool = (label, deed, extra = {}) => button({ class: "tool", ...extra }, deed, label);
    // Shown already: back to where it opened.
    const show = (kind, label, title) =>
      tool(
        label,
        ({ currentTarget }) => {
          if (currentTarget.getAttribute("aria-pressed") === "true") canvas.open(view.card.id);
          act({ do: "show", kind });
        },
        { title },
      );
    const drawer = tool(
      "Statements",
      () => {
        element.classList.toggle("drawer");
        navigator.search.focus();
      },
      { class: "tool opener" },
    );
    const kinds = {
      main: show("main", "Main line", "The statements that carry the whole argument"),
      guided: tool("Guided reading", () => guide.begin(view), {
        title: "The argument step by step, in the order of the text",
      }),
      focus: show("focus", "Focus", "The selected statement and what bears on it"),
      path: show("path", "Path", "How the selected statement reaches what the map concludes"),
      section: show("section", "Section", "What stands in the section of the selected statement"),
      whole: show("whole", "Whole map", "Every statement"),
    };
    const reach = make("span", {
      class: "reach",
      role: "group",
      "aria-label": "How many steps the focus reaches",
    });
    const bar = make(
      "div",
      { class: "tools", role: "toolbar", "aria-label": "Map" },
      drawer,
      Object.values(kinds).flatMap((one) => (one === kinds.path ? [reach, one] : [one])),
      taking.element,
    );
    const zooms = make(
      "div",
      { class: "zooms", role: "group", "aria-label": "Size" },
      tool("Fit", () => canvas.fit(), { title: "Everything that is shown, in view" }),
      tool("−", () => canvas.zoom(1 / 1.2), { "aria-label": "Smaller", title: "Smaller" }),
      tool("+", () => canvas.zoom(1.2), { "aria-label": "Larger", title: "Larger" }),
    );
    return {
      element: bar,
      zooms,
      paint({ map, card }) {
        for (const [kind, one] of Object.entries(kinds)) {
          say(one, { "aria-pressed": kind === map.kind && !(kind === "main" && map.unfolded) });
        }
        kinds.focus.disabled = kinds.path.disabled = !card.id;
        kinds.section.hidden = !map.section;
        kinds.guided.hidden = !view.guide.steps.length;
        element.classList.toggle("guided", map.kind === "guided");
        say(kinds.section, { text: `Section ${map.section}` });
        reach.hidden = map.kind !== "focus";
        renew(reach, [
          ...REACHES.map((steps) =>
            button(
              {
                class: "tool",
                "aria-pressed": steps === map.steps,
                title: `Within ${steps === FAR ? "any number of" : steps} step${steps === 1 ? "" : "s"}`,
                "data-focus": `reach ${map.of} ${steps}`,
              },
              () => act({ do: "show", kind: "focus", of: map.of, steps }),
              steps === FAR ? "all" : String(steps),
            ),
          ),
        ]);
      },
    };
  }

  function makeLegend() {
    const items = make(
      "ul",
      { id: "legend" },
      LEGEND.map(([kind, words]) =>
        make(
          "li",
          {},
          MARKS[kind]
            ? mark(kind)
            : make("span", { class: `sample ${kind}`, "aria-hidden": "true" }),
          words,
        ),
      ),
    );
    const fold = button(
      { class: "plain", "aria-expanded": "true", "aria-controls": "legend" },
      () => {
        const open = fold.getAttribute("aria-expanded") !== "true";
        fold.setAttribute("aria-expanded", String(open));
        items.hidden = !open;
      },
      "Legend",
    );
    if (window.innerWidth < 1100) fold.click();
    return make("div", { class: "legend" }, fold, items);
  }

  // The one colour of the theme that Streamlit hands on only as a list.

  function teal() {
    const colours = getComputedStyle(element)
      .getPropertyValue("--st-chart-categorical-colors")
      .split(",");
    element.style.setProperty("--am-reply-border", colours[colours.length - 1].trim());
  }

  // The page's own keys, and none of Streamlit's while something in the page has the focus.
  function press(event) {
    event.stopPropagation();
    if (event.target === navigator.search) return;
    back(event);
    if (event.key === "Escape") element.classList.remove("drawer");
  }
  function back(event) {
    if (event.key !== "Backspace" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.type === "keydown" && !event.defaultPrevented) {
      event.preventDefault();
      act({ do: "back" });
    }
  }
  function pressAnywhere(event) {
    if (event.target === document.body) back(event);
  }

  // A map file, dropped anywhere on the page.

  async function drop(event) {
    const [file] = event.dataTransfer?.files || [];
    element.classList.remove("dropping");
    if (!file) return;
    event.preventDefault();
    // No map is called so.
    if (view?.copy.wanted && (/\.(pdf|txt)$/i.test(file.name) || event.target.closest?.(".copy"))) {
      return card.take(file);
    }
    strip.wait(`Reading ${file.name} …`);
    const content = file.size > LARGEST_FILE ? "" : await base64(file);
    act({ do: "bring", name: file.name, content, size: file.size });
  }
  function over(event) {
    if (![...(event.dataTransfer?.types || [])].includes("Files")) return;
    event.preventDefault();
    element.classList.add("dropping");
  }

  element.addEventListener("dragover", over);
  element.addEventListener("dragleave", (event) => {
    if (!element.contains(event.relatedTarget)) element.classList.remove("dropping");
  });
  element.addEventListener("drop", drop);
  element.addEventListener("keydown", press);
  element.addEventListener("pointerdown", (event) => {
    strip.press(event);
    taking.close(event);
  });
  document.addEventListener("keydown", pressAnywhere);
  document.addEventListener("click", leave, true);
  const scope = root.getRootNode();
  scope.adoptedStyleSheets = [...(scope.adoptedStyleSheets || []), style];
  root.append(element);

  return {
    receive(next) {
      remember();
      receive(next);
    },
    destroy() {
      // Nothing is sent for a page that is gone: its answer would empty the page that came after
      // it.
      stay();
      sent = component = null;
      document.removeEventListener("keydown", pressAnywhere);
      document.removeEventListener("click", leave, true);
      clearTimeout(rest);
      work.destroy();
      strip.destroy();
      canvas?.destroy();
      element.remove();
    },
  };
}
