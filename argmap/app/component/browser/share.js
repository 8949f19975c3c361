// @ts-check
// The link that shows what is on the page.

import { button, make } from "./dom.js";

const SAID_MS = 2500;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

export function createShare() {
  const opener = button({ class: "plain" }, copy, "Share");
  const local = make(
    "div",
    { class: "panel local", role: "status", hidden: true },
    make(
      "p",
      {},
      "This link opens only on this machine. For others, take away the page that works ",
      "offline or the scenario file, under Export.",
    ),
    button({ class: "plain" }, () => (local.hidden = true), "Close"),
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

  async function copy() {
    const said = await navigator.clipboard?.writeText(location.href).then(
      () => true,
      () => false,
    );
    local.hidden = !LOOPBACK.test(location.hostname);
    if (said) {
      opener.textContent = "Link copied";
      setTimeout(() => {
        opener.textContent = "Share";
      }, SAID_MS);
    } else {
      address.hidden = false;
      address.value = location.href;
      address.focus();
    }
  }

  // What is typed here is no key of the page.
  element.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Escape") local.hidden = true;
  });
  return {
    element,
    close(event) {
      if (!local.contains(event.target)) local.hidden = true;
    },
  };
}
