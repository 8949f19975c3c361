// @ts-check
// The card: one statement in full, its verdict and why, what speaks for and against it, where it
// stands in its source.

import { createCopy } from "./copy.js";
import { button, keepingFocus, link, make, mark, renew, roving } from "./dom.js";
import { WORDS_OF_ROLES } from "./roles.js";

const FEW = 3;
const ALONE = "How your change came to this";
const TOGETHER = "How your changes came to this, together";
const STANCE_WORDS = { granted: "Granted", open: "Open", denied: "Denied" };

export function createCard(send) {
  const element = make("aside", {
    class: "card",
    "aria-label": "The selected statement",
    tabindex: "-1",
  });
  const wide = new Set(); // the long sets that the reader unfolded
  const copy = createCopy(send, () => {
    if (last) paint(last);
  });
  /** @type {string | null} */
  let shown = null;
  /** @type {import("./protocol").View} */
  let last;
  let linked = "";

  function paint(view) {
    const same = shown === view.card.id;
    last = view;
    if (!same) wide.clear();
    if (linked && linked !== view.card.link) linked = "";
    keepingFocus(element, () =>
      renew(element, [...(view.card.id ? content(view) : empty()), copy.file]),
    );
    // Otherwise it stays: content is exchanged in one stroke, and measuring costs a layout.
    if (!same) element.scrollTop = 0;
    shown = view.card.id;
  }

  function empty() {
    return [make("p", { class: "dim" }, "Click a statement to read it here.")];
  }

  function content(view) {
    const { card, texts, verdicts } = view;
    const text = texts[card.id];
    const verdict = verdicts[card.id];
    const [word, ...rest] = card.says.split(". ");
    const places = text.at
      ? ` · ${text.at.includes(",") ? "paragraphs" : "paragraph"} ${text.at}`
      : "";
    return [
      make(
        "div",
        { class: "top" },
        make("p", { class: "role" }, mark(text.role), ` ${WORDS_OF_ROLES[text.role]}${places}`),
        button(
          {
            class: "plain",
            "data-focus": "copy link",
            "aria-label": "Copy link to this statement",
            title: "The address of this statement in the present scenario",
          },
          copyLink,
          linked === card.link && said ? said : "Copy link",
        ),
      ),
      linked
        ? make("input", {
            class: "address",
            readonly: true,
            "aria-label": "The address of this statement",
            value: address(card),
            "data-focus": "address",
            on: { focus: (event) => event.target.select() },
          })
        : null,
      make("h2", {}, text.title),
      text.text && text.text !== text.title ? make("p", { class: "text" }, text.text) : null,
      make(
        "p",
        { class: `says ${verdict.verdict}` },
        make("strong", {}, rest.length ? `${word}.` : word),
        rest.length ? ` ${rest.join(". ")}` : "",
      ),
      stances(view),
      make("p", { class: "note" }, card.inSource),
      ...traces(view),
      card.note ? make("p", { class: "note" }, card.note) : null,
      ...section(
        "Reasons for",
        card.reasons.map((reason) => step(view, reason)),
      ),
      ...section(
        "Objections",
        card.objections.map((objection) => against(view, objection)),
      ),
      ...section("In your copy", copy.passages(view)),
      ...hangs(view),
      ...section("Critical questions", questions(view)),
      ...section(
        "What it bears on",
        [
          make(
            "ul",
            {},
            card.bears.map(({ id, how }) => line(view, id, how)),
          ),
        ],
        card.bears.length,
      ),
      ...section("In the source", [...place(view), ...copy.content(view)]),
    ].filter(Boolean);
  }

  function section(title, parts, count = parts.length) {
    return count ? [make("h3", {}, title), ...parts] : [];
  }

  function stances({ card, texts, verdicts }) {
    const { stance } = verdicts[card.id];
    const group = make(
      "div",
      {
        class: "stances",
        role: "radiogroup",
        "data-of": card.id,
        "aria-label": `What you take “${texts[card.id].title}” for`,
      },
      Object.entries(STANCE_WORDS).map(([name, label]) =>
        button(
          {
            role: "radio",
            "aria-checked": name === stance,
            tabindex: name === stance ? 0 : -1,
            "data-focus": `stance ${name}`,
            "data-stance": name,
          },
          () => send({ type: "set_stance", id: card.id, stance: name }),
          label,
        ),
      ),
    );
    roving(group, "[role=radio]", { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 });
    return group;
  }

  function line({ texts, verdicts }, id, before = "", after = "", where = "card") {
    return make(
      "li",
      { class: verdicts[id].verdict },
      mark(texts[id].role),
      make(
        "span",
        {},
        before ? make("span", { class: "dim" }, `${before} `) : null,
        link(id, send, texts[id].title, `${where} ${id} ${before}`),
        make("span", { class: "word" }, `\u00a0· ${verdicts[id].state}${after}`),
      ),
    );
  }

  function step(view, { scheme, title, verdict, passage, premises, backgrounds }) {
    return make(
      "div",
      { class: `step ${verdict}` },
      make(
        "p",
        { class: "scheme" },
        scheme || "Step",
        title ? make("span", {}, ` · ${title}`) : null,
        make("span", { class: "word" }, `\u00a0· ${passage}`),
      ),
      make(
        "ul",
        {},
        premises.map((id) => line(view, id)),
        backgrounds.map((id) => line(view, id, "given")),
      ),
    );
  }

  function against(view, { id, step: at, answers, opposite, weak }) {
    const after = weak ? ", too weak to prevail" : "";
    return make(
      "div",
      { class: "against" },
      make("ul", {}, line(view, id, "", after)),
      at ? make("p", { class: "dim at" }, `against the step “${at}”`) : null,
      answers.length
        ? make(
            "p",
            { class: "dim at" },
            opposite ? "nothing but the opposite claim stands against it: " : "answered by ",
            ...answers.flatMap((answer, i) => [
              i ? ", " : "",
              link(answer, send, view.texts[answer].title, `answer ${id} ${answer}`),
            ]),
          )
        : null,
    );
  }

  // How the reader's changes came to this verdict, a line for each statement on the way.
  function traces({ card }) {
    return card.traces.flatMap(({ together, lines }, i) =>
      section(together ? TOGETHER : ALONE, [
        make(
          "ol",
          { class: "trace" },
          lines.map((line) =>
            make(
              "li",
              {},
              line.map((part) =>
                typeof part === "string"
                  ? part
                  : link(part[1], send, part[0], `trace ${i} ${part[1]}`),
              ),
            ),
          ),
        ),
      ]),
    );
  }

  // What the verdict hangs on comes in a message of its own, after the verdicts.
  function hangs(view) {
    const { hangs: found, card } = view;
    if (found.id !== card.id) return [];
    if (found.pending) {
      const question =
        view.verdicts[card.id].verdict === "stands"
          ? "What would bring it down"
          : "What would save it";
      return section(question, [make("p", { class: "dim waiting" }, "Working it out …")]);
    }
    const others = found.settled.some((id) => id !== card.id);
    const rows = found.sets.map((set, i) =>
      make(
        "div",
        { class: "try" },
        make("span", {}, ...changes(view, set, i)),
        button(
          {
            class: "plain",
            "data-focus": `try ${i}`,
            "data-set": set.map(({ id }) => id).join(" "),
            "aria-label": `Try: ${spoken(view, set)}`,
          },
          () =>
            send({ type: "set_stances", stances: set.map(({ id, stance }) => ({ id, stance })) }),
          "Try",
        ),
      ),
    );
    return [
      ...section(
        found.question,
        [...rows, found.more ? make("p", { class: "dim at" }, found.more) : null].filter(Boolean),
      ),
      ...section(
        "Its verdict is settled by",
        [
          others
            ? make(
                "ul",
                { class: "settled" },
                few(view, found.settled, "settled", (id) => line(view, id, "", "", "settled")),
              )
            : null,
          make("p", { class: others ? "dim at" : "dim" }, found.settles),
        ].filter(Boolean),
      ),
    ];
  }

  // "Withdraw A and B": the deed once for those that it is done to.
  function changes(view, set, number) {
    return few(view, set, `set ${number}`, ({ id, deed }, i) =>
      make(
        "span",
        { class: "one" },
        i && set[i - 1].deed === deed
          ? make("span", { class: "dim" }, "and ")
          : make("span", { class: "dim" }, `${i ? "and " : ""}${i ? deed.toLowerCase() : deed} `),
        id === view.card.id ? "it" : link(id, send, view.texts[id].title, `set ${number} ${id}`),
      ),
    );
  }

  function spoken({ texts }, set) {
    return set.map(({ id, deed }) => `${deed.toLowerCase()} ${texts[id].title}`).join(", ");
  }

  // The first ones of many, the rest on demand.
  function few(view, all, key, item) {
    const shown = wide.has(key) || all.length <= FEW + 1 ? all : all.slice(0, FEW);
    const rest = all.length - shown.length;
    const more = button(
      { class: "plain", "data-focus": `more ${key}` },
      () => {
        wide.add(key);
        paint(last);
      },
      `and ${rest} more`,
    );
    return [
      ...shown.map(item),
      rest ? make(item(all[0], 0).tagName, { class: "one" }, more) : null,
    ].filter(Boolean);
  }

  // Of each step, what its scheme makes one ask, and what in the map takes that up.
  function questions(view) {
    const groups = [];
    for (const { id, scheme, title, questions: all } of view.card.reasons.filter(
      (reason) => reason.questions.length,
    )) {
      const untaken = all.every(({ by }) => !by.length);
      const same = groups.find((one) => untaken && one.untaken && one.scheme === scheme);
      if (same) same.titles.push(title);
      else groups.push({ id, scheme, titles: [title], all, untaken });
    }
    return groups.map((group) => asked(view, group, groups.length > 1));
  }

  // Where there are many, what is not examined is folded.
  function asked(view, { id: step, scheme, titles, all, untaken }, many) {
    const key = `asks ${step}`;
    const taken = all.filter(({ by }) => by.length);
    const rest = all.length - taken.length;
    const folds = rest && (many || (untaken && titles.length > 1));
    const shown = folds && !wide.has(key) ? taken : all;
    const sign = () => make("span", { class: "mark", "aria-hidden": "true" }, "?");
    return make(
      "div",
      { class: "asks" },
      folds
        ? make(
            "p",
            { class: "scheme" },
            [scheme, titles.filter(Boolean).join(", ")].filter(Boolean).join(" · "),
          )
        : null,
      make(
        "ul",
        {},
        shown.map(({ asks, by }) =>
          make(
            "li",
            {},
            sign(),
            make(
              "span",
              {},
              `${asks} `,
              by.length
                ? by.flatMap((one, i) => [i ? "; " : "", taker(view, step, ...one)])
                : make("span", { class: "dim" }, "not examined"),
            ),
          ),
        ),
        shown === all
          ? null
          : make(
              "li",
              {},
              sign(),
              button(
                { class: "plain", "data-focus": key },
                () => {
                  wide.add(key);
                  paint(last);
                },
                taken.length ? `and ${rest} not examined` : `${rest} questions, none examined`,
              ),
            ),
      ),
    );
  }

  function taker({ texts, verdicts }, step, id, how) {
    // "asked at 5.6 by …"
    const { verdict } = verdicts[id];
    const [at] = texts[id].at.split(", ");
    return make(
      "span",
      { class: verdict },
      make("span", { class: "dim" }, `${how}${at ? ` at ${at}` : ""} by `),
      link(id, send, texts[id].title, `${how} ${step} ${id}`),
      verdict === "stands" ? null : make("span", { class: "word" }, `\u00a0· ${verdict}`),
    );
  }

  // --- the link ---

  let said = "";
  // Which map is open stands in the page's own address.
  function address(/** @type {import("./protocol").Card} */ { link: parameters }) {
    const map = new URLSearchParams(location.search).get("map");
    const opened = map ? `map=${encodeURIComponent(map)}&` : "";
    return `${location.origin}${location.pathname}?${opened}${parameters}`;
  }

  async function copyLink() {
    const { card } = last;
    const taken = await Promise.resolve(navigator.clipboard?.writeText(address(card))).then(
      () => Boolean(navigator.clipboard),
      () => false,
    );
    linked = card.link ?? "";
    said = taken ? "Link copied" : "Copy it from here";
    paint(last);
    const field = element.querySelector(".address");
    if (!taken) field?.focus();
  }

  function place({ card: { section: name, places, by }, copy: own }) {
    return [
      name ? make("p", { class: "dim" }, `Section ${name}`) : null,
      ...(own?.report ? [] : places).map(([paragraph, phrase]) =>
        make(
          "p",
          { class: "phrase" },
          make("span", { class: "dim" }, `${paragraph} `),
          phrase ? `“${phrase}”` : "",
        ),
      ),
      by ? make("p", { class: "dim" }, `Attributed to ${by}`) : null,
    ].filter(Boolean);
  }

  // Where it is told what becomes of it.
  function take(file) {
    copy.sendFile(file);
    [...element.querySelectorAll(".copy")].pop()?.scrollIntoView({ block: "center" });
  }

  return { element, paint, take, follow: copy.follow };
}
