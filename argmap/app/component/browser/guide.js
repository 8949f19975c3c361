// @ts-check
// The guided reading: one step of it beside the map, what has been argued, a question, and the way
// on.

import { button, keepingFocus, link, make, mark, query, renew } from "./dom.js";
import { controlOf } from "./focus.js";

/** @import { GuideStep, NewStance, View } from "./protocol" */
/** @import { Send } from "./session.js" */

const TITLE = "guide title";

/** @param {Send} send */
export function createGuide(send) {
  const element = make("section", { class: "guide", "aria-label": "Guided reading", hidden: true });
  // Aim: the step that was asked for, until it is there.
  let listed = false;
  /** @type {View} */
  let last;
  /** @type {string | null} */
  let shown = null;
  /** @type {string | null} */
  let aim = null;

  /** @param {View} view */
  function paint(view) {
    const arrived = Boolean(last);
    last = view;
    const { guide, page } = view;
    element.hidden = !guide.at;
    if (!guide.at) {
      shown = aim = null;
      return;
    }
    if (guide.at === aim) aim = null;
    remember(page.map, guide.at);
    const parts = () => (listed ? contents(view) : step(guide, view.texts));
    keepingFocus(element, () => renew(element, parts()));
    if (shown !== guide.at) {
      element.scrollTop = 0;
      // The next step is read from its title on.
      if (arrived) controlOf(element, TITLE)?.focus({ preventScroll: true });
    }
    shown = guide.at;
  }

  /** @param {GuideStep} guide @param {View["texts"]} texts */
  function step(guide, texts) {
    const { steps, at } = guide;
    const here = steps.findIndex(([id]) => id === at);
    const [, title, section] = steps[here];
    /** @param {number} by @param {string} label */
    const go = (by, label) =>
      button(
        { class: "tool", disabled: !steps[here + by], "data-focus": `guide ${by}`, "data-at": at },
        () => {
          const next = steps[steps.findIndex(([id]) => id === (aim ?? at)) + by];
          if (next) show(next[0]);
        },
        label,
      );
    return [
      head(
        `Step ${here + 1} of ${steps.length}`,
        section && `Section ${section}${guide.section ? ` · ${guide.section}` : ""}`,
      ),
      make("h2", { tabindex: -1, "data-focus": TITLE }, title),
      make("p", { class: "text" }, guide.text.map(spoken)),
      make(
        "p",
        { class: "question" },
        make("strong", {}, "To think about. "),
        guide.question.map(spoken),
      ),
      ...trial(guide, texts),
      ...(guide.own ? [differs(guide.own)] : []),
      make(
        "div",
        { class: "ways" },
        go(-1, "← Back"),
        go(1, "Next step →"),
        button(
          { class: "plain", "data-focus": "guide list" },
          () => {
            listed = true;
            paint(last);
            query(element, "[aria-current]")?.focus();
          },
          "All steps",
        ),
      ),
      make(
        "details",
        { "data-at": at },
        make("summary", {}, `Added to the map: ${guide.shows.length} statements`),
        make(
          "ul",
          {},
          guide.shows.map((id) =>
            make(
              "li",
              {},
              mark(texts[id].role),
              make("span", {}, link(id, send, texts[id].title, `guide ${id}`)),
            ),
          ),
        ),
      ),
    ];
  }

  /**
   * The question answered in place: what it invites to, and what one sees after trying it.
   *
   * @param {GuideStep} guide
   * @param {View["texts"]} texts
   */
  function trial({ tries, source, tried, answer }, texts) {
    if (!tries.length) return [];
    const set = (/** @type {NewStance[]} */ changes) => () =>
      send({
        type: "set_stances",
        stances: changes.map(({ id, stance }) => ({ id, stance })),
      });
    const deeds = tries.flatMap(({ id, deed }, i) => [
      i ? `, ${deed.toLowerCase()} ` : `${deed} `,
      link(id, send, texts[id].title, `tries ${id}`),
    ]);
    const control = button(
      {
        class: "switch",
        role: "switch",
        "aria-checked": tried,
        "aria-label": `Try it: ${tries.map(({ id, deed }) => `${deed} ${texts[id].title}`).join(", ")}`,
        "data-focus": "guide try",
      },
      set(tried ? source : tries),
    );
    return [
      make("div", { class: "trial" }, control, make("span", {}, "Try it: ", ...deeds)),
      ...(tried && answer.length
        ? [make("p", { class: "answer", role: "status" }, answer.map(spoken))]
        : []),
    ];
  }

  /** @param {string | [string, string]} part a title with its statement, or else words */
  function spoken(part) {
    return typeof part === "string" ? part : link(part[1], send, part[0], `guided ${part[1]}`);
  }

  /**
   * The text speaks of the source's own verdicts.
   *
   * @param {number} count
   */
  function differs(count) {
    return make(
      "p",
      { class: "differs", role: "note" },
      `The map shows your ${count === 1 ? "change" : `${count} changes`}, the text does not reckon with ${count === 1 ? "it" : "them"}. `,
      button(
        { class: "plain", "data-focus": "guide reset", "data-then": TITLE },
        () => send({ type: "reset" }),
        "Show it as the text has it",
      ),
    );
  }

  /** @param {View} view */
  function contents({ guide, page }) {
    return [
      head("Guided reading", page.title),
      make(
        "ol",
        {},
        guide.steps.map(([id, title, section]) =>
          make(
            "li",
            {},
            button(
              {
                class: "pick",
                "aria-current": id === guide.at ? "step" : null,
                "data-focus": `step ${id}`,
              },
              () => {
                listed = false;
                show(id);
                paint(last);
                controlOf(element, TITLE)?.focus({ preventScroll: true });
              },
              title,
            ),
            make("span", { class: "at" }, section),
          ),
        ),
      ),
    ];
  }

  /** @param {string} name @param {string} place */
  function head(name, place) {
    return make(
      "div",
      { class: "head" },
      make("span", { class: "dim" }, [name, place].filter(Boolean).join(" · ")),
      button(
        { class: "plain", "data-focus": "guide end", "data-then": "guided" },
        () => {
          listed = false;
          send({ type: "show", kind: "main" });
        },
        "Close",
      ),
    );
  }

  /** @param {string} of */
  function show(of) {
    aim = of;
    send({ type: "show", kind: "guided", of });
  }

  /**
   * Where the reader stopped stays in their browser, by the map's notation.
   *
   * @param {string} map
   */
  function key(map) {
    return `argmap guided reading ${map}`;
  }
  /** @param {string} map @param {string} at */
  function remember(map, at) {
    try {
      localStorage.setItem(key(map), at);
    } catch {
      /* a browser that keeps nothing */
    }
  }
  /** @param {View | null} view */
  function begin(view) {
    if (!view) return;
    const { page, guide } = view;
    /** @type {string | null} */
    let of = null;
    try {
      of = localStorage.getItem(key(page.map));
    } catch {
      /* as above */
    }
    const [at] = guide.steps.find(([id]) => id === of) ?? guide.steps[0];
    show(at);
  }

  // Backwards and forwards, where the keys are not a field's own.
  element.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: "guide -1", ArrowRight: "guide 1" }[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const control = controlOf(element, way);
    if (!control) return;
    event.preventDefault();
    control.click();
  });
  return { element, paint, begin };
}
