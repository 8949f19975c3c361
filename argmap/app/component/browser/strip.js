// @ts-check
// The strip: what stands now, what I changed, and what that did.

import { button, keepingFocus, make, renew, say } from "./dom.js";
import { createLastChange } from "./last_change.js";
import { createSavedScenarios } from "./saved_scenarios.js";
import { createSemanticsMenu } from "./semantics.js";
import { createShare } from "./share.js";

/** @import { ExportKind, Patch, StatementVerdict, Strip, Text, View } from "./protocol" */
/** @import { Send } from "./session.js" */

const BOARD_MARKS = { stands: "✓", falls: "✕", contested: "?", "not judged": "–" };

/**
 * @param {Send} send
 * @param {(kind: ExportKind) => void} take takes away a file of what is shown
 */
export function createStrip(send, take) {
  const title = make("h1");
  const source = make("span", { class: "source" });
  const notice = make("div", { class: "notice", role: "alert" });
  const board = make("div", { class: "line board", role: "group", "aria-label": "Conclusions" });
  const own = make("div", { class: "line own" });
  const ways = make("span");
  const scenario = make(
    "div",
    { class: "line scenario", role: "group", "aria-label": "Your changes" },
    own,
    ways,
  );
  const last = createLastChange(send);
  const unjudged = make("div", { class: "unjudged", role: "status", hidden: true });
  const judging = createSemanticsMenu(send);
  const saved = createSavedScenarios(send);
  const share = createShare(take);
  const busy = make("div", { class: "busy", role: "status" });
  const element = make(
    "header",
    { class: "strip" },
    make("div", { class: "head" }, title, source, busy),
    notice,
    board,
    make(
      "div",
      { class: "changes" },
      make("span", { class: "label" }, "Scenario"),
      saved.element,
      scenario,
      share.element,
      judging.element,
    ),
    unjudged,
    last.element,
  );

  /** @param {View} view @param {Patch} patch */
  function paint(view, patch) {
    const { page, strip, texts, verdicts } = view;
    title.textContent = title.title = page.title;
    if (patch.page) {
      source.replaceChildren(
        ...page.source.flatMap((part, i) => [i ? " · " : "", make("bdi", {}, part)]),
      );
      source.title = source.textContent;
    }
    notice.hidden = !page.notice;
    notice.replaceChildren(
      page.notice,
      " ",
      button({ class: "plain" }, () => send({ type: "dismiss_notice" }), "Dismiss"),
    );
    judging.paint(view);
    saved.paint(view, patch);
    share.paint(page);
    unjudged.hidden = !strip.judged.unjudged;
    // The one stands where the other stood, so that nothing moves.
    last.element.hidden = !unjudged.hidden;
    say(unjudged, { text: strip.judged.unjudged });
    keepingFocus(element, () => {
      renew(board, [
        make("span", { class: "label" }, strip.thesis ? "Thesis" : "Conclusions"),
        ...strip.board.flatMap((id, i) => [
          ...(strip.thesis && i === 1 ? [others()] : []),
          chip(id, texts[id], verdicts[id], view.card.id === id, id === strip.thesis),
        ]),
      ]);
      renew(own, changes(strip, texts));
      renew(ways, [deeds(strip)]);
    });
    last.paint(view, { afresh: Boolean(patch.change || patch.strip) });
  }

  function others() {
    return make("span", { class: "label" }, "Others");
  }

  /**
   * @param {string} id
   * @param {Text} text
   * @param {StatementVerdict} verdict
   * @param {boolean} chosen
   * @param {boolean} thesis
   */
  function chip(id, text, verdict, chosen, thesis) {
    const classes = `chip ${verdict.verdict}${verdict.changed ? " changed" : ""}${chosen ? " chosen" : ""}${thesis ? " thesis" : ""}`;
    return button(
      { class: classes, "data-focus": `board ${id}` },
      () => send({ type: "select", id }),
      make("span", { class: "sign", "aria-hidden": "true" }, BOARD_MARKS[verdict.verdict]),
      make("span", { class: "name", title: text.title }, text.title),
      make("span", { class: "word" }, `\u00a0· ${verdict.word}`),
    );
  }

  /** @param {Strip} strip @param {View["texts"]} texts */
  function changes(strip, texts) {
    const own =
      strip.judged.semantics === "grounded"
        ? "no changes: these are the verdicts of the text itself"
        : "no stance yet";
    if (!strip.scenario.length) return [make("span", { class: "none" }, own)];
    return strip.scenario.map(([id, word]) =>
      make(
        "span",
        { class: "chip change" },
        button(
          { class: "name", "data-focus": `changed ${id}` },
          () => send({ type: "select", id }),
          make("span", { title: texts[id].title }, `${word}: ${texts[id].title}`),
        ),
        button(
          {
            class: "remove",
            "aria-label": `Take back: ${word} ${texts[id].title}`,
            title: "Take back",
            "data-focus": `remove ${id}`,
            "data-then": "undo",
          },
          () => send({ type: "restore", id }),
          "×",
        ),
      ),
    );
  }

  /** @param {Strip} strip */
  function deeds(strip) {
    /**
     * @param {"undo" | "redo" | "reset"} name
     * @param {string} label
     * @param {boolean} can
     * @param {string} then takes over the focus
     */
    const deed = (name, label, can, then) =>
      button(
        { class: "plain", disabled: !can, "data-focus": name, "data-then": then },
        () => send({ type: name }),
        label,
      );
    const changed = strip.scenario.length > 0 || strip.judged.semantics !== "grounded";
    return make(
      "span",
      { class: "deeds" },
      deed("undo", "↶ Undo", strip.undo, "redo"),
      deed("redo", "↷ Redo", strip.redo, "undo"),
      deed("reset", "Reset", changed, "undo"),
    );
  }

  return {
    element,
    paint,
    words: last.words,
    /** @param {Event} event */
    press(event) {
      judging.close(event);
      saved.close(event);
      share.close(event);
    },
    /** @param {string} text */
    busy(text) {
      say(busy, { text });
    },
    destroy() {
      last.destroy();
      saved.destroy();
    },
  };
}
