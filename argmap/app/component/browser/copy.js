// @ts-check
// The reader's own copy: where it is opened, the passages of the statement on the card, and the
// report on all of them.

import { base64, button, link, make, mark } from "./dom.js";

/** @import { FoundPassage, OwnCopyState, PassageStatus, View } from "./protocol" */
/** @import { Send } from "./session.js" */

const LOOK = 300;
/** @type {Record<PassageStatus, string>} */
const STATUS_WORDS = {
  found: "",
  approximate: "Some letters differ.",
  differing: "The words around it are not those of the map.",
  ambiguous: "It occurs more than once; this is the likeliest.",
  missing: "Not found in your copy.",
};

/** @param {Send} send @param {() => void} repaint */
export function createCopy(send, repaint) {
  const file = make("input", {
    type: "file",
    accept: ".pdf,.txt,.text,.md,application/pdf,text/plain",
    hidden: true,
    tabindex: "-1",
    "aria-hidden": "true",
    on: {
      change: () => {
        const [chosen] = file.files ?? [];
        file.value = "";
        if (chosen) sendFile(chosen);
      },
    },
  });
  /** @type {{ file: File, sent: number, turn?: number, reading?: boolean } | null} */
  let sending = null;
  let refused = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let looking;
  let listed = false;
  /** @type {OwnCopyState} */
  let copy;

  /**
   * The next part once one has arrived; how far it is while the server reads.
   *
   * @param {View} view
   */
  function follow(view) {
    ({ copy } = view);
    if (sending && copy.turn !== sending.turn) sending = null;
    if (sending && !sending.reading && copy.got === sending.sent) part();
    clearTimeout(looking);
    if (copy.doing) looking = setTimeout(() => send({ type: "poll_copy" }), LOOK);
  }

  /** @param {File} chosen */
  function sendFile(chosen) {
    refused = "";
    if (chosen.size > copy.most) {
      refused = `“${chosen.name}” is larger than ${copy.most / 1e6} MB. Give the pages of the text alone.`;
    } else if (!chosen.size) refused = `“${chosen.name}” is empty.`;
    else {
      sending = { file: chosen, sent: 0, turn: copy.turn };
      return part();
    }
    return repaint();
  }

  async function part() {
    const mine = sending;
    if (!mine) return;
    const from = mine.sent;
    mine.reading = true;
    mine.sent = Math.min(from + copy.part, mine.file.size);
    try {
      const content = await base64(mine.file.slice(from, mine.sent));
      mine.reading = false;
      if (sending === mine) {
        send({
          type: "send_copy_part",
          part: from / copy.part,
          name: mine.file.name,
          size: mine.file.size,
          content,
        });
      }
    } catch {
      sending = null;
      refused = `“${mine.file.name}” cannot be read by the browser.`;
    }
    repaint();
  }

  // --- what the card shows ---

  /**
   * Of the statement on the card, where a copy is open.
   *
   * @param {View} view
   */
  function passages(view) {
    return view.copy.passages.map(passage);
  }

  /**
   * How to open one, how far it is, what is amiss with it, and what was found; each an element of
   * its own.
   *
   * @param {View} view
   */
  function content(view) {
    ({ copy } = view);
    if (!copy.wanted) return [];
    const busy = sending
      ? `Sending your copy … ${Math.floor((100 * sending.sent) / sending.file.size)} %`
      : copy.doing;
    const trouble = refused || copy.trouble;
    return [
      copy.report
        ? null
        : make(
            "p",
            { class: "copy dim" },
            opener("Open your own copy of the text"),
            " (PDF or plain text) to see the passage here.",
          ),
      busy
        ? make("p", { class: "copy dim", role: "status" }, busy)
        : trouble
          ? make("p", { class: "copy trouble", role: "alert" }, trouble)
          : null,
      ...(copy.report ? report(view) : [make("p", { class: "copy dim small" }, stays())]),
    ].filter((part) => part !== null);
  }

  /** @param {string} label */
  function opener(label) {
    return button({ class: "plain", "data-focus": "open copy" }, () => file.click(), label);
  }

  function stays() {
    return copy.keeps
      ? "It stays on this machine and is in no export."
      : "It is kept for you alone until you leave this page, and is in no export.";
  }

  /**
   * Text only, whatever the copy holds.
   *
   * @param {FoundPassage} found
   */
  function passage({ paragraph, phrase, status, page, before, text, after }) {
    const place = [`paragraph ${paragraph}`, page ? `page ${page} of your copy` : ""]
      .filter(Boolean)
      .join(" · ");
    const said = STATUS_WORDS[status]
      ? make("span", { class: `status ${status}` }, ` · ${STATUS_WORDS[status]}`)
      : null;
    return make(
      "figure",
      { class: "passage", "aria-label": `In your copy, ${place}` },
      make("figcaption", { class: "dim" }, place[0].toUpperCase() + place.slice(1), said),
      status === "missing"
        ? make("p", { class: "quote" }, `“${phrase}”`)
        : make(
            "blockquote",
            { class: "quote", dir: "auto" },
            before,
            make("mark", {}, text),
            after,
          ),
    );
  }

  /** @param {View} view */
  function report(view) {
    if (!copy.report) return [];
    const { name, of, counts, notes, doubtful, more } = copy.report;
    const few = doubtful.length;
    const asks =
      counts.missing === few ? `Which ${few === 1 ? "is" : "are"} missing?` : "Which are not sure?";
    return [
      make(
        "p",
        { class: "copy dim small", role: "status" },
        `${of - counts.missing} of ${of} passages found in “${name}”`,
        counts.approximate ? `, ${counts.approximate} of them with other letters` : "",
        counts.ambiguous ? `, ${counts.ambiguous} not for sure` : "",
        counts.differing ? `, ${counts.differing} among other words` : "",
        ".",
      ),
      few
        ? make(
            "p",
            { class: "copy small" },
            button(
              { class: "plain", "data-focus": "copy report", "aria-expanded": listed },
              () => {
                listed = !listed;
                repaint();
              },
              listed ? "Hide the list" : asks,
            ),
          )
        : null,
      listed && few
        ? make(
            "ul",
            { class: "copy small doubtful" },
            doubtful.map(([id, paragraph, status]) =>
              make(
                "li",
                {},
                mark(view.texts[id].role),
                make(
                  "span",
                  {},
                  link(id, send, view.texts[id].title, `doubtful ${id} ${paragraph}`),
                  make("span", { class: "dim" }, ` · ${paragraph} · ${status}`),
                ),
              ),
            ),
            more ? make("li", {}, make("span", { class: "dim" }, `and ${more} more`)) : null,
          )
        : null,
      ...notes.map((note) => make("p", { class: "copy dim small" }, note)),
      make("p", { class: "copy dim small" }, stays()),
      make(
        "p",
        { class: "copy small deeds" },
        opener("Open another file"),
        button({ class: "plain", "data-focus": "forget copy" }, forget, "Forget my copy"),
      ),
    ].filter((part) => part !== null);
  }

  /** @param {Event} event */
  function forget(event) {
    const other = /** @type {HTMLElement} */ (event.currentTarget).previousElementSibling;
    /** @type {HTMLElement} */ (other).focus(); // the button that stays
    refused = "";
    send({ type: "forget_copy" });
  }

  return { file, follow, passages, content, sendFile };
}
