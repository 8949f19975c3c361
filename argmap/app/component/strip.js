// The strip: what stands now, what I changed, and what that did.

const BOARD_MARKS = { stands: "✓", falls: "✕", contested: "?", "not judged": "–" };
const MODES = { skeptical: "each of the extensions", credulous: "at least one of them" };
const NAMED = 2;

function createStrip(act) {
  const title = make("h1"), source = make("span", { class: "source" });
  const notice = make("div", { class: "notice", role: "alert" });
  const board = make("div", { class: "line board", role: "group", "aria-label": "Conclusions" });
  const scenario = make("div", { class: "line scenario", role: "group", "aria-label": "Your changes" });
  const said = make("div", { class: "said", role: "status" });
  const unjudged = make("div", { class: "unjudged", role: "status", hidden: true });
  const judging = createJudging(act), saved = createSaved(act);
  const busy = make("div", { class: "busy", role: "status" });
  const element = make("header", { class: "strip" },
    make("div", { class: "head" }, title, source, busy), notice, board,
    make("div", { class: "changes" }, scenario, saved.element, judging.element), unjudged, said);
  let whole = false;

  function paint(view, patch) {
    const { page, strip, change, texts, verdicts } = view;
    title.textContent = page.title;
    source.textContent = page.source;
    notice.hidden = !page.notice;
    notice.replaceChildren(page.notice, " ", button({ class: "plain" }, () => act({ do: "dismiss" }), "Dismiss"));
    if (patch.change || patch.strip) { whole = false; said.classList.remove("whole"); }
    judging.paint(view);
    if (patch === view || patch.kept) saved.paint(view, patch);
    unjudged.hidden = !strip.judged.unjudged;
    said.hidden = !unjudged.hidden; // the one stands where the other stood, so that nothing moves
    say(unjudged, { text: strip.judged.unjudged });
    keepingFocus(element, () => {
      renew(board, [make("span", { class: "label" }, "Conclusions"),
        ...strip.board.map((id) => chip(id, texts[id], verdicts[id], view.card.id === id))]);
      renew(scenario, [make("span", { class: "label" }, "You changed"), ...changes(strip, texts), deeds(strip)]);
      said.replaceChildren(...sentence(change, view));
    });
  }

  function chip(id, text, verdict, chosen) {
    const classes = `chip ${verdict.verdict}${verdict.changed ? " changed" : ""}${chosen ? " chosen" : ""}`;
    return button({ class: classes, title: text.title, "data-focus": `board ${id}` }, () => act({ do: "select", id }),
      make("span", { class: "sign", "aria-hidden": "true" }, BOARD_MARKS[verdict.verdict]),
      make("span", { class: "name" }, text.title), make("span", { class: "word" }, `\u00a0· ${verdict.verdict}`));
  }

  function changes(strip, texts) {
    const own = strip.judged.semantics === "grounded" ? "nothing yet: these are the verdicts of the text itself" : "no stance yet";
    if (!strip.scenario.length) return [make("span", { class: "none" }, own)];
    return strip.scenario.map(([id, word]) => make("span", { class: "chip change" },
      button({ class: "name", title: texts[id].title, "data-focus": `changed ${id}` }, () => act({ do: "select", id }),
        `${word}: ${texts[id].title}`),
      button({ class: "remove", "aria-label": `Take back: ${word} ${texts[id].title}`, title: "Take back",
        "data-focus": `remove ${id}` }, () => act({ do: "restore", id }), "×")));
  }

  function deeds(strip) {
    const deed = (name, label, can) => button({ class: "plain", disabled: !can, "data-focus": name },
      () => act({ do: name }), label);
    return make("span", { class: "deeds" }, deed("undo", "↶ Undo", strip.undo), deed("redo", "↷ Redo", strip.redo),
      deed("reset", "Reset", strip.scenario.length > 0 || strip.judged.semantics !== "grounded"));
  }

  function sentence(change, { texts }) {
    if (!change.made) return ["Switch a premise off, on the map or in the list, and see what still stands."];
    if (!change.turned.length) return [`Your last change turned no other verdict. ${change.why}`];
    const parts = ["Your last change: "];
    change.turned.forEach(([word, ids], i) => {
      if (i) parts.push("; ");
      parts.push(make("strong", {}, `${ids.length} ${ids.length > 1 && word === "now stands" ? "now stand" : word}`), ": ");
      const shown = whole || ids.length <= NAMED ? ids : ids.slice(0, NAMED);
      shown.forEach((id, j) => parts.push(j ? " · " : "",
        link(id, act, texts[id].title, `said ${id}`)));
      if (shown.length < ids.length) {
        parts.push(" ", button({ class: "plain more", "data-focus": `more ${word}` }, more, `and ${ids.length - shown.length} more`));
      }
    });
    return parts;

    function more() {
      whole = true;
      said.classList.add("whole");
      said.replaceChildren(...sentence(change, { texts }));
    }
  }

  return { element, paint, press(event) { judging.close(event); saved.close(event); }, wait(text) { say(busy, { text }); } };
}

function createJudging(act) { // by which semantics: a button that says it, and a panel of native controls
  const words = make("span", { class: "by" });
  const opener = button({ class: "plain", "aria-expanded": "false", "aria-controls": "judging" }, () => show(panel.hidden),
    make("span", { class: "dim" }, "Judged by "), words, make("span", { "aria-hidden": "true" }, " ▾"));
  const kinds = make("fieldset", {}, make("legend", {}, "Judged by"));
  const modes = make("fieldset", { class: "modes" }, make("legend", {}, "A statement stands if it stands in"),
    Object.entries(MODES).map(([name, label]) => option("mode", name, label)));
  const panel = make("div", { id: "judging", class: "panel", role: "group", "aria-label": "By which semantics to judge", hidden: true },
    make("p", { class: "dim" }, "An extension is a set of statements that can stand together and be defended. A semantics says which extensions count."),
    kinds, modes, button({ class: "plain" }, () => show(false), "Close"));
  const element = make("div", { class: "judging" }, opener, panel);
  let now = null;

  function option(name, value, label, means) {
    const input = make("input", { type: "radio", name: `judging ${name}`, value, on: { change: () => act({ do: "judge", ...now, [name]: value }) } });
    return make("label", {}, input, make("span", {}, make("span", { class: "name" }, label), means ? make("span", { class: "dim" }, means) : null));
  }

  function paint({ semantics, strip: { judged } }) {
    now = { semantics: judged.semantics, mode: judged.mode };
    say(words, { text: judged.words });
    if (kinds.children.length < 2) {
      kinds.append(...Object.entries(semantics).map(([name, { says }]) => option("semantics", name, name[0].toUpperCase() + name.slice(1), says)));
    }
    modes.disabled = !semantics[judged.semantics].modes;
    for (const input of panel.querySelectorAll("input")) input.checked = Object.values(now).includes(input.value);
  }

  function show(open) {
    panel.hidden = !open;
    say(opener, { "aria-expanded": open });
    if (open) place();
    if (open) kinds.querySelector("input:checked")?.focus();
    else if (panel.contains(panel.getRootNode().activeElement)) opener.focus();
  }

  function place() { // below the button, as far as the strip has room for it
    const room = panel.offsetParent.getBoundingClientRect(), left = opener.getBoundingClientRect().left - room.left;
    panel.style.left = `${Math.max(0, Math.min(left, room.width - panel.offsetWidth))}px`;
  }

  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    show(false);
    opener.focus();
  });
  element.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !element.contains(relatedTarget)) show(false); });
  return { element, paint, close(event) { if (!event.composedPath().includes(element)) show(false); } };
}
