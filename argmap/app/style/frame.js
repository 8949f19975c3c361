// @ts-check
// What stands around every page: the row of pages, the choice of colours, the way past them, and
// what is to be read until the page itself is there or after its server has ended.
const ARRIVED = 4000; // within so many milliseconds a page is there
const LOST = 2500; // so many milliseconds without the server before the reader is told
/** @type {(selector: string) => HTMLElement | null} */
const find = (selector) => document.querySelector(selector);
const main = () => find("[data-testid=stMain]");
// What frame.html holds.
const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

// --- the row of pages: Streamlit's own links, which stand hidden in the page, do the way ---------

/** @type {NodeListOf<HTMLAnchorElement>} */
const pages = document.querySelectorAll("#pages a");
const folder = new URL(".", document.baseURI).pathname;
const last = (/** @type {string} */ path) => path.split("/").pop() || "read";

/** @param {MouseEvent} event @param {HTMLAnchorElement} link @param {number} number */
function go(event, link, number) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button) return;
  // By place, not by address: the link to the page that opens first has none of its own.
  /** @type {NodeListOf<HTMLElement>} */
  const own = document.querySelectorAll(".st-key-pages a");
  if (!own[number]) return;
  event.preventDefault();
  const { page = "" } = link.dataset;
  leaving = { page, title: document.title, until: Date.now() + ARRIVED };
  own[number].click();
}

// Who goes to another page reads on at its title, which Streamlit may draw more than once.
/** @type {{ page: string, title: string, until: number } | null} */
let leaving = null;
function arrive() {
  if (!leaving || last(location.pathname) !== leaving.page) return;
  if (document.title === leaving.title) return;
  if (Date.now() > leaving.until) leaving = null;
  const title = leaving?.page === "read" ? inside("h1") : find("[data-testid=stMain] h1");
  const focused = document.activeElement;
  const nowhere = focused === document.body || focused?.closest("#pages");
  if (!title || !nowhere) return;
  title.tabIndex = -1;
  title.focus({ preventScroll: true });
}

// What a page marks as an answer is said, once it is another.
/** @type {{ page: string | undefined, words: string | undefined } | null} */
let said = null;
function say() {
  const { page } = document.body.dataset;
  const words = find("[data-testid=stMain] .argmap-said")?.textContent;
  if (said?.page === page && said?.words && words && said.words !== words) {
    part("said").textContent = words;
  }
  if (said?.page !== page || words) said = { page, words };
}

function mark() {
  const here = last(location.pathname);
  const key = new URLSearchParams(location.search).get("map");
  document.body.dataset.page = here;
  for (const link of pages) {
    const { page = "" } = link.dataset;
    if (page === here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    const path = page === "read" ? folder : folder + page;
    link.href = key ? `${path}?map=${encodeURIComponent(key)}` : path;
  }
}

pages.forEach((link, i) => link.addEventListener("click", (event) => go(event, link, i)));

/**
 * The list and the card of the page Read are in its component, behind a shadow root.
 *
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
function inside(selector) {
  for (const { shadowRoot } of document.querySelectorAll(".st-key-argmap_page *")) {
    /** @type {HTMLElement | null | undefined} */
    const found = shadowRoot?.querySelector(`.am ${selector}`);
    if (found) return found;
  }
  return null;
}

part("skip").addEventListener("click", (event) => {
  event.preventDefault();
  const { to } = /** @type {HTMLElement} */ (event.target).dataset;
  const target = to ? [inside(to), inside(".guide")].find((one) => one?.checkVisibility()) : main();
  if (!target) inside(".opener")?.click(); // the list is a drawer, which takes the focus itself
  if (!target) return;
  target.tabIndex = -1;
  target.focus();
});

const colours = /** @type {HTMLSelectElement} */ (find("#colours select"));
colours.value = window.argmapColours.choice;
colours.addEventListener("change", () => window.argmapColours.choose(colours.value));

// --- what is to be read before the page is there -------------------------------------------------

function isPainted() {
  if (find("[data-testid=stMain] :is(h1, [role=alert])")) return true;
  return Boolean(inside(":is(h1, .canvas)"));
}

function clear() {
  const first = find("#first");
  if (!first) return;
  if (isPainted()) first.remove();
  else setTimeout(clear, 50);
}

// --- when the server is gone ---------------------------------------------------------------------

const ended = part("ended");
let since = 0;

async function watch() {
  const state = find("[data-testid=stApp]")?.dataset.testConnectionState;
  const gone = state !== undefined && state !== "CONNECTED" && state !== "INITIAL";
  if (!gone) {
    since = 0;
    ended.hidden = true;
    return;
  }
  since ||= Date.now();
  if (Date.now() - since < LOST) {
    setTimeout(watch, LOST / 5);
    return;
  }
  const answers = await fetch(`${folder}_stcore/health`).then(
    ({ ok }) => ok,
    () => false,
  );
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
    arrive();
    say();
    closeDialogue();
    if (!since) watch();
  });
}
new MutationObserver(look).observe(document.body, {
  subtree: true,
  childList: true,
  attributeFilter: ["data-test-connection-state"],
});
addEventListener("popstate", look);
mark();
clear();
