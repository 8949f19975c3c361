// The matrix of premises and conclusions, and the words on one premise: HTML of the server, which escapes all texts.
// What the reader does goes back as { do, id, other }: choose, show, off, on, both, all, few.

const shown = new WeakMap();

export default function linchpins({ parentElement, data, setTriggerValue }) {
  const place = parentElement.querySelector(".linchpins");
  const before = shown.get(place);
  shown.set(place, data);
  place.onclick = (event) => click(event, data, setTriggerValue);
  place.onchange = (event) => {
    if (event.target.matches("input[name=premise]")) setTriggerValue("act", { do: "choose", id: event.target.value });
  };
  if (before?.html === data.html) return;
  const root = place.getRootNode(), { key, then } = root.activeElement?.dataset ?? {};
  const held = place.contains(root.activeElement);
  const words = saidOf(place);
  place.innerHTML = data.html;
  if (held) successor(place, [key, then])?.focus({ preventScroll: true });
  if (before && saidOf(place) !== words) place.nextElementSibling.textContent = saidOf(place);
  // A choice made far from the words on it brings them into view, where both do not fit.
  if (before && data.topic && before.topic !== data.topic) place.scrollIntoView({ block: "nearest" });
}

// What hangs on the chosen premise, in a sentence.
function saidOf(place) {
  const words = [...place.querySelectorAll("tr.words :is(h2, p)")].slice(0, 2);
  return words.map((one) => one.textContent).join(": ");
}

// The control that had the focus, the one that took its place, else the first.
function successor(place, keys) {
  const found = keys.filter(Boolean).map((key) => place.querySelector(`[data-key="${CSS.escape(key)}"]`));
  return found.find((one) => one) ?? place.querySelector("input, button, a, summary");
}

function click(event, data, send) {
  const button = event.target.closest("[data-do]");
  if (button) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a link opens beside, as anywhere
    event.preventDefault();
    const { do: deed, id = "", other = "" } = button.dataset;
    if (deed === "copy") copy(button, data.agenda);
    else if (deed === "save") save(data.table, data.name);
    else send("act", { do: deed, id, other });
    return;
  }
  if (event.target.closest("a, button, label, summary, input")) return;
  const row = event.target.closest("tr[data-choose]");
  if (row) send("act", { do: "choose", id: row.dataset.choose });
}

async function copy(button, text) {
  const area = button.getRootNode().querySelector(".agenda");
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch { // not over plain http on another machine, nor where the browser forbids it
    area.hidden = false;
    area.value = text;
    area.select();
    button.textContent = "Copy it from the box below";
  }
}

function save(table, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([table], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
