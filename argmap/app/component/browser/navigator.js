// @ts-check
// The navigator: every statement as real HTML, for a keyboard and a screen reader as for the
// mouse.

import { button, keepingFocus, make, query, queryAll, roving, say, targetOf } from "./dom.js";
import { objectionsOf } from "./objections.js";
import { LASTING, createOutline, differ } from "./outline.js";
import { createRows, withHits } from "./rows.js";

/** @import { Patch, View } from "./protocol" */
/** @import { Send } from "./session.js" */

/** @typedef {"outline" | "switches" | "objections"} Tab */

/** @type {Record<Tab, string>} */
const TABS = { outline: "Outline", switches: "Switches", objections: "Objections" };
const MOST_FOUND = 100;
const NEAR_HIT = 40;
const TYPED_MS = 700; // after so long a word is typed to its end

/**
 * @param {Send} send
 * @param {(words: string) => void} tell says it to who only hears
 */
export function createNavigator(send, tell) {
  const search = make("input", {
    type: "search",
    placeholder: "Search statements",
    "aria-label": "Search statements",
    autocomplete: "off",
    spellcheck: "false",
    "aria-controls": "statements",
  });
  const tabs = make("div", { class: "tabs", role: "tablist", "aria-label": "Statements" });
  const count = make("p", { class: "count" });
  const list = make("div", {
    class: "list",
    id: "statements",
    role: "tabpanel",
    tabindex: "-1",
    "aria-label": "Statements",
  });
  const outline = createOutline(choose);
  const rows = createRows(choose);
  const element = make(
    "nav",
    { class: "navigator", "aria-label": "Statements" },
    search,
    tabs,
    count,
    list,
    outline.keys,
  );
  /** @type {View} */
  let view;
  /** @type {Tab} */
  let tab = "switches";
  let typing = 0;
  /** @type {HTMLElement | null} the row in the tab order */
  let current = null;

  for (const [name, label] of /** @type {[Tab, string][]} */ (Object.entries(TABS))) {
    tabs.append(
      button(
        { role: "tab", "data-tab": name, "aria-controls": "statements" },
        () => {
          search.value = "";
          tab = name;
          build();
        },
        label,
      ),
    );
  }
  roving(tabs, "[role=tab]", { ArrowLeft: -1, ArrowRight: 1, Home: "first", End: "last" });

  /** @type {Send} */
  function choose(action) {
    send(action);
    // The drawer has closed, with the focus in it.
    const hidden = action.type === "select" && !element.getClientRects().length;
    if (hidden && element.parentElement) query(element.parentElement, ".opener")?.focus();
  }

  // --- keys ---

  search.addEventListener("input", () => {
    build();
    clearTimeout(typing);
    typing = window.setTimeout(() => tell(count.textContent ?? ""), TYPED_MS);
  });
  search.addEventListener("focus", (event) => {
    if (!element.contains(/** @type {Node | null} */ (event.relatedTarget))) outline.reveal();
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && search.value) {
      search.value = "";
      build();
    } else if (event.key === "ArrowDown") enter();
    else if (event.key === "Enter") query(list, ".pick")?.click();
    else return;
    event.preventDefault();
  });
  // As in a grid: up and down among the rows, left and right within one.
  list.addEventListener("keydown", (event) => {
    const target = targetOf(event);
    const picks = queryAll(list, ".pick");
    const own = target.closest(".row")?.querySelector(".pick");
    const here = picks.indexOf(/** @type {HTMLElement} */ (own));
    /** @type {Record<string, number>} */
    const ways = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: picks.length - 1 };
    const next = ways[event.key];
    const across = { ArrowLeft: ".switch", ArrowRight: ".pick" }[event.key];
    if (here < 0 || (next === undefined && !across)) return;
    event.preventDefault();
    const pick = picks[next] ?? picks[here];
    const row = /** @type {HTMLElement} */ (pick.parentElement);
    const switched = target.matches(".switch") && query(row, ".switch");
    if (across) query(row, across)?.focus();
    else if (next < 0) search.focus();
    else (switched || pick).focus();
  });
  list.addEventListener("focusin", (event) => {
    const row = /** @type {HTMLElement | null} */ (targetOf(event).closest(".row"));
    if (row && query(row, ".pick")) rove(row);
  });
  element.addEventListener("keydown", (event) => {
    if (
      event.target === search ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      !["Escape", "/"].includes(event.key)
    ) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    search.focus();
    search.select();
  });

  /**
   * One row of a list is in the tab order.
   *
   * @param {HTMLElement | null} row
   */
  function rove(row) {
    for (const one of new Set([current, row])) {
      for (const control of one ? queryAll(one, ":scope > button") : []) {
        control.tabIndex = one === row ? 0 : -1;
      }
    }
    current = row;
  }

  // From the search into what is listed.
  function enter() {
    if (tab === "outline" && !search.value.trim()) outline.enter();
    else if (current) query(current, ".pick")?.focus();
  }

  // --- what is listed ---

  /** @param {View} next @param {Patch} patch */
  function paint(next, patch) {
    const anew =
      !view || (patch === next ? differ(view, next, LASTING) : patch.navigator || patch.texts);
    view = next;
    if (anew) rows.clear();
    rows.paint(view, patch);
    outline.paint(view, patch);
    const ranked = patch.ranks && tab === "objections" && !search.value.trim();
    if (anew) build();
    else if (ranked) keepingFocus(element, build);
  }

  function build() {
    const wanted = search.value.trim();
    for (const one of queryAll(tabs, "[role=tab]")) {
      say(one, { "aria-selected": !wanted && one.dataset.tab === tab });
      one.tabIndex = one.dataset.tab === tab ? 0 : -1;
    }
    rows.clear();
    if (!wanted) say(count, { text: "" });
    const listed = wanted ? found(wanted) : tab === "outline" ? [outline.element] : groups(tab);
    list.replaceChildren(...listed);
    list.scrollTop = 0;
    rove(
      ((!wanted && query(list, ".row.chosen > .pick")) || query(list, ".pick"))?.parentElement ??
        null,
    );
    if (listed[0] === outline.element) outline.show();
  }

  /** @param {"switches" | "objections"} name */
  function groups(name) {
    if (name === "objections") return objectionsOf(view, (id) => row(id, {}), send, choose);
    return view.navigator[name].flatMap(([heading, ids]) => [
      heading ? make("h2", {}, `${heading} · ${ids.length}`) : "",
      make(
        "ul",
        {},
        ids.map((id) => row(id, { marked: false })),
      ),
    ]);
  }

  /**
   * Titles with all the words first.
   *
   * @param {string} wanted
   */
  function found(wanted) {
    const words = wanted.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
    const each = words.map((word) => new RegExp(word, "iu"));
    const hits = new RegExp(words.join("|"), "giu");
    const within = (/** @type {string} */ text) => each.every((one) => one.test(text));
    const ids = Object.keys(view.texts).filter((id) =>
      within(`${view.texts[id].title} ${view.texts[id].text} ${id} ${view.texts[id].at}`),
    );
    const order = [
      ...ids.filter((id) => within(view.texts[id].title)),
      ...ids.filter((id) => !within(view.texts[id].title)),
    ];
    say(count, {
      text: `${ids.length === 1 ? "1 statement" : `${ids.length || "No"} statements`} with “${wanted}”`,
    });
    return [
      make(
        "ul",
        {},
        order.slice(0, MOST_FOUND).map((id) =>
          row(id, {
            hits,
            snippet: within(view.texts[id].title) ? null : around(id, each, hits),
          }),
        ),
      ),
      order.length > MOST_FOUND
        ? make(
            "p",
            { class: "dim" },
            `The first ${MOST_FOUND} are listed: more letters narrow them down.`,
          )
        : "",
    ];
  }

  /**
   * The words of the text about the first match that the title does not have.
   *
   * @param {string} id
   * @param {RegExp[]} each
   * @param {RegExp} hits
   */
  function around(id, each, hits) {
    const { title, text } = view.texts[id];
    const missing = each.filter((one) => !one.test(title));
    const at = Math.min(...missing.map((one) => text.search(one)).filter((i) => i >= 0));
    // Found by its paragraph, which the row shows.
    if (!Number.isFinite(at) && !each.some((one) => one.test(id))) return null;
    if (!Number.isFinite(at)) return make("span", { class: "snippet" }, ...withHits(id, hits));
    const start = text.lastIndexOf(" ", Math.max(0, at - NEAR_HIT)) + 1;
    const space = text.indexOf(" ", at + 2 * NEAR_HIT);
    const end = space < 0 ? text.length : space;
    return make(
      "span",
      { class: "snippet" },
      start ? "… " : "",
      ...withHits(text.slice(start, end), hits),
      end < text.length ? " …" : "",
    );
  }

  /**
   * @param {string} id
   * @param {{ marked?: boolean, hits?: RegExp | null, snippet?: HTMLElement | null }} shown
   */
  function row(id, { marked = true, hits = null, snippet = null }) {
    const pick = button(
      { class: "pick", tabindex: -1, "data-focus": `row ${id}` },
      () => choose({ type: "select", id }),
      ...rows.content(id, { marked, hits, snippet }),
    );
    return rows.keep(id, {
      element: make("li", { class: "row" }, pick),
      named: pick,
      worded: marked,
    });
  }

  return { element, paint, search };
}
