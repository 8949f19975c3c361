// The navigator: every statement as real HTML, the equal of the map for a keyboard and a screen reader.

const TABS = { outline: "Outline", switches: "Switches", objections: "Objections" };

function createNavigator(act) {
  const search = make("input", { type: "search", placeholder: "Search statements", "aria-label": "Search statements",
    autocomplete: "off", spellcheck: "false" });
  const tabs = make("div", { class: "tabs", role: "tablist", "aria-label": "Statements" });
  const list = make("div", { class: "list", role: "tabpanel", tabindex: "-1" });
  const element = make("nav", { class: "navigator", "aria-label": "Statements" }, search, tabs, list);
  let view = null, tab = "switches", rows = new Map();

  for (const [name, label] of Object.entries(TABS)) {
    tabs.append(button({ role: "tab", "data-tab": name }, () => { search.value = ""; tab = name; build(); }, label));
  }
  roving(tabs, "[role=tab]", { ArrowLeft: -1, ArrowRight: 1, Home: "first", End: "last" });
  roving(list, "[role=treeitem]", { ArrowUp: -1, ArrowDown: 1, Home: "first", End: "last" });
  list.addEventListener("keydown", (event) => {
    const item = event.target.closest("[role=treeitem][aria-expanded]");
    const open = { ArrowRight: "true", ArrowLeft: "false" }[event.key];
    if (item && open) { item.setAttribute("aria-expanded", open); event.preventDefault(); }
  });
  search.addEventListener("input", build);
  search.addEventListener("keydown", (event) => { if (event.key === "Escape") { search.value = ""; build(); } });

  function paint(next, patch) {
    view = next;
    if (!rows.size || patch.navigator || patch.texts) build();
    else refresh();
  }

  function build() {
    const wanted = search.value.trim().toLowerCase();
    rows = new Map();
    for (const one of tabs.children) {
      const chosen = !wanted && one.dataset.tab === tab;
      say(one, { "aria-selected": chosen });
      one.tabIndex = chosen || (wanted && one.dataset.tab === tab) ? 0 : -1;
    }
    list.replaceChildren(...(wanted ? found(wanted) : tab === "outline" ? outline() : groups(tab)));
    list.scrollTop = 0;
    refresh();
  }

  function found(wanted) {
    const words = wanted.split(/\s+/);
    const ids = Object.keys(view.texts).filter((id) => {
      const text = `${view.texts[id].title} ${view.texts[id].text} ${id}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
    const count = ids.length === 1 ? "1 statement" : `${ids.length || "No"} statements`;
    return [make("h2", { role: "status" }, `${count} with “${search.value.trim()}”`), make("ul", {}, ids.map((id) => row(id, true)))];
  }

  function groups(name) {
    return view.navigator[name].flatMap(([heading, ids]) => [
      heading ? make("h2", {}, `${heading} · ${ids.length}`) : "",
      make("ul", {}, ids.map((id) => row(id, name === "objections"))),
    ]);
  }

  function outline() {
    const tree = make("div", { role: "tree", "aria-label": "Outline" });
    for (const [heading, ids] of view.navigator.outline) {
      const head = make("div", { role: "treeitem", "aria-level": 1, "aria-expanded": "true", tabindex: tree.children.length ? -1 : 0,
        class: "heading", "data-focus": `section ${heading}`, on: { click: () => fold(head), keydown: (event) => enter(event, () => fold(head)) } },
      make("span", {}, heading));
      tree.append(head, make("div", { role: "group" }, ids.map(leaf)));
    }
    return [tree];
  }

  function fold(head) { head.setAttribute("aria-expanded", String(head.getAttribute("aria-expanded") !== "true")); }
  function enter(event, deed) {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); deed(); }
  }

  function leaf(id) {
    const select = () => act({ do: "select", id });
    const element = make("div", { class: "row", role: "treeitem", "aria-level": 2, tabindex: -1, "data-focus": `leaf ${id}`,
      on: { click: select, keydown: (event) => enter(event, select) } }, ...named(id, true));
    return keep(id, element, null, true);
  }

  function row(id, marked) {
    const toggle = view.verdicts[id].switch ? switchOf(id, act) : marked ? null : make("span", { class: "noswitch" });
    const name = button({ class: "pick", "data-focus": `row ${id}` }, () => act({ do: "select", id }), ...named(id, marked));
    return keep(id, make("li", { class: "row" }, toggle, name), toggle, marked);
  }

  function named(id, marked) {
    const { title, role, at } = view.texts[id];
    return [marked ? mark(role) : null, make("span", { class: "title" }, title, make("span", { class: "word" })),
      make("span", { class: "at" }, at.split(", ")[0])];
  }

  function keep(id, element, toggle, worded) {
    rows.set(element, { id, toggle, worded });
    return element;
  }

  function refresh() {
    for (const [element, { id, toggle, worded }] of rows) {
      const verdict = view.verdicts[id], chosen = view.card.id === id;
      element.classList.toggle("falls", verdict.verdict === "falls");
      element.classList.toggle("contested", verdict.verdict === "contested");
      element.classList.toggle("changed", verdict.changed);
      element.classList.toggle("chosen", chosen);
      if (element.getAttribute("role") === "treeitem") say(element, { "aria-selected": chosen });
      toggle?.show?.(view.texts[id].title, verdict);
      say(element.querySelector(".word"), { text: worded || verdict.did || verdict.verdict !== "stands" ? `\u00a0· ${words(id, verdict)}` : "" });
    }
  }

  function words(id, verdict) {
    const parts = verdict.did ? [verdict.did] : [];
    if (!verdict.did || verdict.verdict !== "falls") parts.push(verdict.did ? `still ${verdict.verdict}` : verdict.verdict);
    const answers = view.answered[id]?.length;
    if (answers && verdict.verdict === "falls") parts.push(answers === 1 ? "answered" : `${answers} answers`);
    return parts.join(", ");
  }

  return { element, paint, search };
}
