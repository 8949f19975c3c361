// @ts-check
// The link that shows what is on the page.

import { button, make, say, targetOf } from "./dom.js";

/** @import { ExportKind, Page } from "./protocol" */

const SAID_MS = 2500;
const EDGE = 12; // CSS pixels that stay free between the panel and the edge of the window
const ON_THIS_MACHINE = [
  "This link opens only on this machine. For others, take away a page that works without argmap,",
  "or the scenario, which opens in theirs. Or start argmap again with --host 0.0.0.0: then the",
  "link opens on your network.",
].join(" ");
const ON_THE_NETWORK = [
  "This link opens on your network, as long as argmap runs here. For others, take away a page that",
  "works without argmap, or the scenario, which opens in theirs.",
].join(" ");
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** @param {(kind: ExportKind) => void} take takes away a file of what is shown */
export function createShare(take) {
  let network = "";
  const opener = button({ class: "plain", "aria-expanded": "false" }, copy, "Share");
  const told = make("p", { role: "status" });
  const local = make(
    "div",
    { class: "panel local", role: "group", "aria-label": "Share", hidden: true },
    told,
    make(
      "div",
      { class: "files" },
      button({ class: "tool" }, () => take("html"), "Page that works offline"),
      button({ class: "tool" }, () => take("json"), "Scenario file"),
      button({ class: "plain" }, () => show(false), "Close"),
    ),
  );
  const address = make("input", {
    class: "address",
    "aria-label": "The address of what you see",
    readonly: true,
    hidden: true,
    on: {
      focus: () => address.select(),
      blur: () => {
        address.hidden = true;
      },
    },
  });
  const element = make("span", { class: "share" }, opener, address, local);

  // Where others find the page: where the server listens on the network, else where it is now.
  function link() {
    const here = LOOPBACK.test(location.hostname);
    return here && network ? network + location.pathname + location.search : location.href;
  }

  /** @param {boolean} open */
  function show(open) {
    local.hidden = !open;
    local.style.marginLeft = "";
    const over = local.getBoundingClientRect().right + EDGE - document.documentElement.clientWidth;
    if (open && over > 0) local.style.marginLeft = `${-over}px`;
    say(opener, { "aria-expanded": open });
  }

  async function copy() {
    const said = await navigator.clipboard?.writeText(link()).then(
      () => true,
      () => false,
    );
    show(LOOPBACK.test(location.hostname));
    told.textContent = network ? ON_THE_NETWORK : ON_THIS_MACHINE;
    if (said) {
      opener.textContent = "Link copied";
      setTimeout(() => {
        opener.textContent = "Share";
      }, SAID_MS);
    } else {
      address.hidden = false;
      address.value = link();
      address.focus();
    }
  }

  // What is typed here is no key of the page.
  element.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key !== "Escape" || local.hidden) return;
    show(false);
    opener.focus();
  });
  return {
    element,
    paint: (/** @type {Page} */ page) => {
      network = page.network;
    },
    /** @param {Event} event */
    close(event) {
      if (!local.contains(targetOf(event))) show(false);
    },
  };
}
