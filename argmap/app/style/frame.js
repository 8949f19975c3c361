// What stands around every page: the row of pages, the choice of colours, the way past them, and
// what is to be read until the page itself is there or after its server has ended.
const LOST = 2500; // so many milliseconds without the server before the reader is told
const find = (selector) => document.querySelector(selector);
const main = () => find("[data-testid=stMain]");

// --- the row of pages: Streamlit's own links, which stand hidden in the page, do the way ---------

const pages = [...document.querySelectorAll("#pages a")];
const folder = new URL(".", document.baseURI).pathname;
const last = (path) => path.split("/").pop() || "read";

function go(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
  const wanted = last(new URL(event.currentTarget.href).pathname);
  const links = document.querySelectorAll(".st-key-pages a");
  const own = [...links].find(({ href }) => last(new URL(href).pathname) === wanted);
  if (!own) return;
  event.preventDefault();
  own.click();
}

function mark() {
  const here = last(location.pathname), key = new URLSearchParams(location.search).get("map");
  document.body.dataset.page = here;
  for (const link of pages) {
    const page = link.dataset.page;
    if (page === here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    const path = page === "read" ? folder : folder + page;
    link.href = key ? `${path}?map=${encodeURIComponent(key)}` : path;
  }
}

for (const link of pages) link.addEventListener("click", go);

find("#skip").addEventListener("click", (event) => {
  event.preventDefault();
  const target = main();
  if (!target) return;
  target.tabIndex = -1;
  target.focus();
});

const colours = find("#colours select");
colours.value = window.argmapColours.choice;
colours.addEventListener("change", () => window.argmapColours.choose(colours.value));

// --- what is to be read before the page is there -------------------------------------------------

function isPainted() {
  if (find("[data-testid=stMain] :is(h1, [role=alert])")) return true;
  const hosts = document.querySelectorAll(".st-key-argmap_page *");
  return [...hosts].some(({ shadowRoot }) => shadowRoot?.querySelector(".am h1, .am .canvas"));
}

function clear() {
  const first = find("#first");
  if (!first) return;
  if (isPainted()) first.remove();
  else setTimeout(clear, 50);
}

// --- when the server is gone ---------------------------------------------------------------------

const ended = find("#ended");
let since = 0;

async function watch() {
  const state = find("[data-testid=stApp]")?.dataset.testConnectionState;
  const gone = state !== undefined && state !== "CONNECTED" && state !== "INITIAL";
  if (!gone) { since = 0; ended.hidden = true; return; }
  since ||= Date.now();
  if (Date.now() - since < LOST) { setTimeout(watch, LOST / 5); return; }
  const answers = await fetch(`${folder}_stcore/health`).then(({ ok }) => ok, () => false);
  if (since) ended.hidden = answers;
  setTimeout(watch, LOST);
}

// Streamlit's own dialogues speak to programmers; argmap has none of its kind.
function closeDialogue() {
  find("[data-testid=stDialog] button[aria-label=Close]")?.click();
}

let due = false;
function look() {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    mark();
    closeDialogue();
    if (!since) watch();
  });
}
const app = find("#root");
new MutationObserver(look).observe(document.body, {
  subtree: true, childList: true, attributeFilter: ["data-test-connection-state"],
});
addEventListener("popstate", look);
mark();
clear();
