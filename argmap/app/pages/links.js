// @ts-check
// A plain click on a link goes by way of the server; with a key held, the browser does as always.

/** @import { Component } from "../component/browser/streamlit" */

/** @param {Component<{ html: string }, { way: string }>} component */
export default function ({ parentElement, data, setTriggerValue }) {
  const host = /** @type {HTMLElement} */ (parentElement.querySelector("div"));
  host.innerHTML = data.html;
  host.onclick = (event) => {
    const link = /** @type {Element} */ (event.target).closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("way", link.getAttribute("href") ?? "");
  };
}
