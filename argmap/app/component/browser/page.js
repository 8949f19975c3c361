// @ts-check
// The page: its parts side by side, what of them is painted when, and the keys that are its own.

import { announcement, createAnnouncer } from "./announcements.js";
import { busyWords } from "./busy_words.js";
import { createCard } from "./card.js";
import { make } from "./dom.js";
import { createDrawer } from "./drawer.js";
import { createExportMenu } from "./export_menu.js";
import { acceptDrops } from "./file_drop.js";
import { keepFocusOn } from "./focus.js";
import { createGuide } from "./guide.js";
import { createKeys } from "./keys.js";
import { createLayoutProgress } from "./layout_progress.js";
import { watchLeaving } from "./leaving.js";
import { createLegend } from "./legend.js";
import { createMapTools } from "./map_tools.js";
import { createMapView } from "./map_view.js";
import { createNavigator } from "./navigator.js";
import { createSession } from "./session.js";
import { createSheet } from "./sheet.js";
import { createStrip } from "./strip.js";

/** @import { Action, Message, Patch, View } from "./protocol" */
/** @import { Send } from "./session.js" */
/** @import { PageComponent } from "./streamlit" */
/** @import { VisNetwork } from "./vis" */

const PATIENCE_MS = 500;
const REST_MS = 150;

/**
 * @param {HTMLElement | ShadowRoot} root
 * @param {VisNetwork} vis
 * @param {CSSStyleSheet} style
 */
export function createPage(root, vis, style) {
  /** @type {PageComponent | null} */
  let component = null;
  let busyTimer = 0;
  let restTimer = 0;
  const session = createSession({ post, sending, answered, changed: paint, settled });
  const strip = createStrip(send, (kind) => exports.take(kind));
  const announcer = createAnnouncer();
  const navigator = createNavigator(send, announcer.say);
  const guide = createGuide(send);
  const exports = createExportMenu(send);
  const card = createCard(send);
  const progress = createLayoutProgress(send);
  const map = createMapView(send, vis, announcer.say);
  const tools = createMapTools(
    send,
    {
      drawer: () => drawer.open(),
      guided: () => guide.begin(session.view()),
      again: map.open,
      fit: map.fit,
      zoom: map.zoom,
      tile: map.showTile,
    },
    exports.element,
  );
  const stage = make("div", { class: "stage" }, map.element, progress.element);
  const keys = createKeys();
  const foot = make("div", { class: "foot" }, createLegend(keys.opener), tools.zooms);
  const element = make(
    "div",
    { class: "am" },
    strip.element,
    navigator.element,
    guide.element,
    make("section", { class: "map", "aria-label": "Map" }, tools.element, stage, foot),
    createSheet(card.element).element,
    keys.dialog,
    announcer.element,
  );
  const drawer = createDrawer(element, navigator);
  /** @type {View | null} */
  let painted = null;

  // --- to and from the server ---

  /** @type {Send} */
  function send(action) {
    if (action.type === "select") drawer.close();
    session.send(action);
  }

  /** @param {Message} message */
  function post(message) {
    component?.setTriggerValue("message", message);
  }

  /** @param {Action[]} actions */
  function sending(actions) {
    map.sending(actions);
    const semantics = session.view()?.strip.judged.semantics ?? "grounded";
    const words = busyWords(actions, semantics);
    clearTimeout(busyTimer);
    if (words) busyTimer = window.setTimeout(() => strip.busy(words), PATIENCE_MS);
  }

  function answered() {
    clearTimeout(busyTimer);
    strip.busy("");
  }

  /** @param {PageComponent} next */
  function receive(next) {
    const first = !component;
    component = next;
    const { data } = next;
    // Called with nothing new: the theme has changed.
    if (first || data?.version === session.version()) setReplyColour();
    if (first) session.resume();
    if (data) session.receive(data);
  }

  /**
   * What the verdict on the card hangs on is asked for once the reader rests: no click waits.
   *
   * @param {View} view
   */
  function settled(view) {
    clearTimeout(restTimer);
    progress.poll(view);
    if (!view.hangs.pending || view.copy.doing) return;
    restTimer = window.setTimeout(() => {
      if (!session.busy() && session.view()?.hangs.pending) send({ type: "analyse" });
    }, REST_MS);
  }

  // --- painting ---

  /** @param {View} view @param {Patch} patch */
  function paint(view, patch) {
    if (painted) announcer.say(announcement(painted, view));
    painted = view;
    const only = (/** @type {keyof View} */ name) =>
      Object.keys(patch).every((section) => section === name);
    const first = !map.drawn();
    card.follow(view);
    if (patch.layout) progress.paint(view);
    if (only("layout")) return;
    if (only("hangs")) {
      card.paint(view);
      return;
    }
    if (!first) draw(view, patch); // the map first: it is what the reader looks at
    const worded = patch.texts || patch.verdicts || patch.card || patch.page;
    if (worded || patch.strip || patch.change || patch.saved) {
      strip.paint(view, patch);
      drawer.tell(view.change.made ? strip.words() : "");
    }
    if (worded || patch.navigator || patch.ranks) navigator.paint(view, patch);
    if (worded || patch.copy) card.paint(view);
    if (patch.guide || patch.texts || patch.verdicts || patch.strip) guide.paint(view);
    if (patch.map || patch.card || patch.traces || patch.tiles) paintTools(view);
    if (patch === view || patch.file || patch.strip) exports.paint(view);
    if (first) draw(view, patch); // at first the words, which leave the map its room
  }

  /** @param {View} view */
  function paintTools(view) {
    tools.paint(view);
    element.classList.toggle("guided", view.map.kind === "guided");
  }

  /** @param {View} view @param {Patch} patch */
  function draw(view, patch) {
    map.paint(view, patch);
    element.dataset.version = String(Number(element.dataset.version ?? 0) + 1);
  }

  // The one colour of the theme that Streamlit hands on only as a list.
  function setReplyColour() {
    const list = getComputedStyle(element).getPropertyValue("--st-chart-categorical-colors");
    element.style.setProperty("--am-reply-border", list.split(",").at(-1)?.trim() ?? "");
  }

  // --- keys and the pointer ---

  /**
   * The page's own keys, and none of Streamlit's while something in the page has the focus.
   *
   * @param {KeyboardEvent} event
   */
  function press(event) {
    event.stopPropagation();
    if (!typing(event.target)) act(event);
  }

  /** @param {KeyboardEvent} event */
  function act(event) {
    goBack(event);
    undoOrRedo(event);
    showKeys(event);
    find(event);
  }

  /** @param {KeyboardEvent} event */
  function goBack(event) {
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (event.key !== "Backspace" || modified || event.defaultPrevented) return;
    event.preventDefault();
    send({ type: "back" });
  }

  /** @param {KeyboardEvent} event */
  function pressAnywhere(event) {
    if (event.target === document.body) act(event);
  }

  /** @param {KeyboardEvent} event */
  function showKeys(event) {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys.open();
  }

  /** @param {KeyboardEvent} event */
  function find(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (!navigator.search.checkVisibility()) drawer.open();
    navigator.search.focus();
    navigator.search.select();
  }

  /**
   * In a field these keys are the browser's own.
   *
   * @param {EventTarget | null} target
   */
  function typing(target) {
    return target instanceof HTMLElement && target.matches("input, textarea, select");
  }

  /** @param {KeyboardEvent} event */
  function undoOrRedo(event) {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !["y", "z"].includes(key)) return;
    event.preventDefault();
    const deed = key === "y" || event.shiftKey ? "redo" : "undo";
    if (session.busy() || session.view()?.strip[deed]) send({ type: deed });
    else announcer.say(`Nothing to ${deed}.`);
  }

  /** @param {File} file @param {DragEvent} event */
  function takeCopy(file, event) {
    const isText = /\.(pdf|txt)$/i.test(file.name); // no map is called so
    const onCopy = event.target instanceof Element && event.target.closest(".copy");
    if (!session.view()?.copy.wanted || !(isText || onCopy)) return false;
    card.take(file);
    return true;
  }

  acceptDrops(element, {
    copy: takeCopy,
    reading: (name) => strip.busy(`Reading ${name} …`),
    map: send,
  });
  element.addEventListener("keydown", press);
  element.addEventListener("pointerdown", (event) => {
    strip.press(event);
    exports.close(event);
  });
  document.addEventListener("keydown", pressAnywhere);
  const stopKeeping = keepFocusOn(element);
  const stopWatching = watchLeaving(() => {
    clearTimeout(restTimer);
    session.pause();
  }, session.resume);
  const scope = /** @type {Document | ShadowRoot} */ (root.getRootNode());
  scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, style];
  root.append(element);

  return {
    receive,
    destroy() {
      // Nothing is sent for a page that is gone: its answer would empty the page that came after.
      session.end();
      stopKeeping();
      stopWatching();
      document.removeEventListener("keydown", pressAnywhere);
      clearTimeout(restTimer);
      clearTimeout(busyTimer);
      progress.destroy();
      strip.destroy();
      map.destroy();
      element.remove();
    },
  };
}
