// The card: one statement in full, its verdict and why, what speaks for and against it, where it stands in the paper.

const STANCE_WORDS = { granted: "Granted", open: "Open", denied: "Denied" };

function createCard(act) {
  const element = make("aside", { class: "card", "aria-label": "The selected statement", tabindex: "-1" });
  let shown = null;

  function paint(view) {
    const same = shown === view.card.id;
    keepingFocus(element, () => element.replaceChildren(...(view.card.id ? content(view) : empty())));
    if (!same) element.scrollTop = 0; // otherwise it stays: content is exchanged in one stroke, and measuring costs a layout
    shown = view.card.id;
  }

  function empty() {
    return [make("p", { class: "dim" }, "Click a statement to read it here.")];
  }

  function content(view) {
    const { card, texts, verdicts } = view, text = texts[card.id], verdict = verdicts[card.id];
    const [word, ...rest] = card.says.split(". ");
    const places = text.at ? ` · ${text.at.includes(",") ? "paragraphs" : "paragraph"} ${text.at}` : "";
    return [
      make("p", { class: "role" }, mark(text.role), ` ${WORDS_OF_ROLES[text.role]}${places}`),
      make("h2", {}, text.title),
      text.text && text.text !== text.title ? make("p", { class: "text" }, text.text) : null,
      make("p", { class: `says ${verdict.verdict}` }, make("strong", {}, rest.length ? `${word}.` : word), rest.length ? ` ${rest.join(". ")}` : ""),
      stances(view), card.note ? make("p", { class: "note" }, card.note) : null,
      ...section("Reasons for", card.reasons.map((reason) => step(view, reason))),
      ...section("Objections", card.objections.map((objection) => against(view, objection))),
      ...section("What it bears on", [make("ul", {}, card.bears.map(({ id, how }) => line(view, id, how)))], card.bears.length),
      ...section("In the paper", place(card)),
    ].filter(Boolean);
  }

  function section(title, parts, count = parts.length) {
    return count ? [make("h3", {}, title), ...parts] : [];
  }

  function stances({ card, texts, verdicts }) {
    const { stance } = verdicts[card.id];
    const group = make("div", { class: "stances", role: "radiogroup", "aria-label": `What you take “${texts[card.id].title}” for` },
      Object.entries(STANCE_WORDS).map(([name, label]) => button({ role: "radio", "aria-checked": name === stance,
        tabindex: name === stance ? 0 : -1, "data-focus": `stance ${name}`, "data-stance": name },
      () => act({ do: "take", id: card.id, stance: name }), label, name === card.inMap ? make("small", {}, "in the paper") : null)));
    roving(group, "[role=radio]", { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 });
    return group;
  }

  function line({ texts, verdicts }, id, before = "", after = "") {
    return make("li", { class: verdicts[id].verdict }, mark(texts[id].role), make("span", {},
      before ? make("span", { class: "dim" }, `${before} `) : null,
      link(id, act, texts[id].title, `card ${id} ${before}`),
      make("span", { class: "word" }, `\u00a0· ${verdicts[id].did ? `${verdicts[id].did}, ` : ""}${verdicts[id].verdict}${after}`)));
  }

  function step(view, { scheme, title, verdict, passage, premises, backgrounds }) {
    return make("div", { class: `step ${verdict}` },
      make("p", { class: "scheme" }, scheme || "Step", title ? make("span", {}, ` · ${title}`) : null,
        make("span", { class: "word" }, `\u00a0· ${passage}`)),
      make("ul", {}, premises.map((id) => line(view, id)), backgrounds.map((id) => line(view, id, "given"))));
  }

  function against(view, { id, step: at, answers, weak, open }) {
    const after = weak ? ", too weak to prevail" : open ? ", left open" : "";
    return make("div", { class: "against" }, make("ul", {}, line(view, id, "", after)),
      at ? make("p", { class: "dim at" }, `against the step “${at}”`) : null,
      answers.length ? make("p", { class: "dim at" }, "answered by ", ...answers.flatMap((answer, i) => [i ? ", " : "",
        link(answer, act, view.texts[answer].title, `answer ${id} ${answer}`)])) : null);
  }

  function place({ section: name, places, by }) {
    return [
      name ? make("p", { class: "dim" }, `Section ${name}`) : null,
      ...places.map(([paragraph, phrase]) => make("p", { class: "phrase" },
        make("span", { class: "dim" }, `${paragraph} `), phrase ? `“${phrase}”` : "")),
      by ? make("p", { class: "dim" }, `Attributed to ${by}`) : null,
    ].filter(Boolean);
  }

  return { element, paint };
}
