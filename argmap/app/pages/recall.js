// @ts-check
// Sends the scenarios that this browser keeps (component/browser/scenario_store.js): a page that
// is opened anew knows nothing of them.

/** @import { Component } from "../component/browser/streamlit" */

let sent = "";

/** @param {Component<{ map: string }, { held: string }>} component */
export default function ({ data, setStateValue }) {
  /** @type {string | null} */
  let held = null;
  try {
    held = localStorage.getItem(`argmap scenarios ${data.map}`);
  } catch {
    /* none are kept */
  }
  if (!held || held === sent || held.length > 1_000_000) return;
  sent = held;
  setStateValue("held", held);
}
