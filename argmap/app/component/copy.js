// The reader's own copy: where it is opened, the passages of the statement on the card, and the report on all of them.

const LOOK = 300, STATUS_WORDS = { found: "", approximate: "Some letters differ.", ambiguous: "It occurs more than once; this is the likeliest.", missing: "Not found in your copy." };

function createCopy(act, repaint) {
  const file = make("input", { type: "file", accept: ".pdf,.txt,.text,.md,application/pdf,text/plain", hidden: true, tabindex: "-1", "aria-hidden": "true",
    on: { change: () => { const [chosen] = file.files; file.value = ""; if (chosen) send(chosen); } } });
  let sending = null, refused = "", looking = 0, listed = false, copy = {};

  function follow(view) { // the next part once one has arrived; how far it is while the server reads
    copy = view.copy ?? {};
    if (sending && copy.turn !== sending.turn) sending = null;
    if (sending && !sending.reading && copy.got === sending.sent) part();
    clearTimeout(looking);
    if (copy.doing) looking = setTimeout(() => act({ do: "copy" }), LOOK);
  }

  function send(chosen) {
    refused = "";
    if (chosen.size > copy.most) refused = `“${chosen.name}” is larger than ${copy.most / 1e6} MB. Give the pages of the text alone.`;
    else if (!chosen.size) refused = `“${chosen.name}” is empty.`;
    else { sending = { file: chosen, sent: 0, turn: copy.turn }; return part(); }
    return repaint();
  }

  async function part() {
    const mine = sending, from = mine.sent;
    mine.reading = true;
    mine.sent = Math.min(from + copy.part, mine.file.size);
    try {
      const content = await base64(mine.file.slice(from, mine.sent));
      mine.reading = false;
      if (sending === mine) act({ do: "copy", part: from / copy.part, name: mine.file.name, size: mine.file.size, content });
    } catch {
      sending = null;
      refused = `“${mine.file.name}” cannot be read by the browser.`;
    }
    repaint();
  }

  // --- what the card shows -------------------------------------------------------------------------------------------

  function content(view, places) {
    copy = view.copy ?? {};
    if (!copy.wanted) return [];
    const busy = sending ? `Sending your copy … ${Math.floor((100 * sending.sent) / sending.file.size)} %` : copy.doing, trouble = busy ? "" : refused || copy.trouble;
    return [make("div", { class: "copy" },
      ...(copy.report ? copy.passages.map(passage) : []),
      copy.report && !places ? make("p", { class: "dim" }, "The map names no passage for this statement.") : null,
      busy ? make("p", { class: "dim copying", role: "status" }, busy)
        : copy.report ? null : make("p", { class: "dim" }, opener("Open your own copy of the text", "open copy"), places ? " (PDF or plain text) to see the passage here." : " (PDF or plain text) to see the passages here."),
      trouble ? make("p", { class: "trouble", role: "alert" }, trouble) : null,
      ...(copy.report ? report(view) : busy ? [] : [make("p", { class: "dim small" }, stays())]))];
  }

  function opener(label, key) {
    return button({ class: "plain", "data-focus": key }, () => file.click(), label);
  }

  function stays() {
    return copy.keeps ? "It stays on this machine and is in no export." : "It is kept for you alone until you leave this page, and is in no export.";
  }

  function passage({ paragraph, phrase, status, page, before, text, after }) { // text only, whatever the copy holds
    const place = [`paragraph ${paragraph}`, page ? `page ${page} of your copy` : ""].filter(Boolean).join(" · ");
    const said = STATUS_WORDS[status] ? make("span", { class: `status ${status}` }, ` · ${STATUS_WORDS[status]}`) : null;
    return make("figure", { class: "passage", "aria-label": `In your copy, ${place}` },
      make("figcaption", { class: "dim" }, place[0].toUpperCase() + place.slice(1), said),
      status === "missing" ? make("p", { class: "quote" }, `“${phrase}”`)
        : make("blockquote", { class: "quote", dir: "auto" }, before, make("mark", {}, text), after));
  }

  function report(view) {
    const { name, of, counts, notes, doubtful, more } = copy.report, there = of - counts.missing;
    const key = "copy report", few = doubtful.length;
    return [make("div", { class: "report" },
      make("p", { class: "dim" }, `${there} of ${of} passages found in “${name}”`, counts.approximate ? `, ${counts.approximate} of them with other letters` : "",
        counts.ambiguous ? `, ${counts.ambiguous} not for sure` : "", ". ",
        few ? button({ class: "plain", "data-focus": key, "aria-expanded": listed }, () => { listed = !listed; repaint(); }, listed ? "Hide the list" : counts.missing === few ? `Which ${few === 1 ? "is" : "are"} missing?` : "Which are not sure?") : null),
      listed && few ? make("ul", {}, doubtful.map(([id, paragraph, status]) => make("li", {}, mark(view.texts[id].role), make("span", {},
        link(id, act, view.texts[id].title, `doubtful ${id} ${paragraph}`), make("span", { class: "dim" }, ` · ${paragraph} · ${status}`)))),
      more ? make("li", {}, make("span", { class: "dim" }, `and ${more} more`)) : null) : null,
      notes.map((note) => make("p", { class: "dim" }, note)),
      make("p", { class: "dim" }, stays()),
      make("p", { class: "deeds" }, opener("Open another file", "open copy"), button({ class: "plain", "data-focus": "forget copy" }, () => { refused = ""; act({ do: "copy", forget: true }); }, "Forget my copy")))];
  }

  return { file, follow, content, send };
}
