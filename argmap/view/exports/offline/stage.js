// @ts-check
// The map: its views, zoomed and moved.

const TITLE = 36;
const LEAST = 12; // a section's title (tile_svg.py), and what of it can be read
const TEXT = 16.5;
const LEGIBLE = 11; // the size of the text in a box, and what it should come out at
const SMALLEST = 9; // the size of text down to which the whole drawing is shown at once

/** Set up the stage. @param {HTMLElement} stage */
export function createStage(stage) {
  const drawings = /** @type {SVGSVGElement[]} */ ([...stage.querySelectorAll(".drawing")]);
  let shown = drawings[0];
  let scale = 1;
  let dragged = false;

  /** @param {number} next @param {number} [x] @param {number} [y] */
  function zoom(next, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
    // the point stays
    next = Math.min(3, Math.max(0.02, next));
    const left = (stage.scrollLeft + x) / scale;
    const top = (stage.scrollTop + y) / scale;
    scale = next;
    shown.classList.toggle("distant", scale * TITLE < LEAST);
    shown.style.width = `${Number(shown.dataset.width) * scale}px`;
    stage.scrollTo({ left: left * scale - x, top: top * scale - y, behavior: "instant" });
  }

  function fitting() {
    // the scale at which all of it is in sight
    const { width, height } = shown.viewBox.baseVal;
    return Math.min(1, (stage.clientWidth - 16) / width, (stage.clientHeight - 16) / height);
  }

  function open() {
    // all of it where that can be read, else legible, the first conclusion in sight
    const all = fitting();
    zoom(all * TEXT >= SMALLEST ? all : LEGIBLE / TEXT);
    const chief = shown.querySelector(".conclusion") ?? shown.querySelector(".box");
    if (!chief) return;
    stage.scrollTo({ left: 0, top: 0, behavior: "instant" });
    reveal(chief);
  }

  /** @param {Element} box */
  function reveal(box) {
    // move the window no farther than it must
    const at = box.getBoundingClientRect();
    const area = stage.getBoundingClientRect();
    const room = 12;
    /** @param {number} low @param {number} high @param {number} least @param {number} most */
    const by = (low, high, least, most) =>
      low < least + room
        ? low - least - room
        : high > most - room
          ? Math.min(high - most + room, low - least - room)
          : 0;
    stage.scrollBy({
      left: by(at.left, at.right, area.left, area.right),
      top: by(at.top, at.bottom, area.top, area.bottom),
      behavior: "instant",
    });
  }

  /** @param {number} number */
  function view(number) {
    shown = drawings[number];
    for (const drawing of drawings) drawing.toggleAttribute("hidden", drawing !== shown);
    open();
  }

  stage.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey) return; // a pinch, too
      event.preventDefault();
      const area = stage.getBoundingClientRect();
      const x = event.clientX - area.left;
      const y = event.clientY - area.top;
      zoom(scale * Math.exp(-event.deltaY / 300), x, y);
    },
    { passive: false },
  );

  stage.addEventListener("pointerdown", (event) => {
    dragged = false;
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    const { clientX, clientY } = event;
    const { scrollLeft, scrollTop } = stage;
    const move = (/** @type {PointerEvent} */ moved) => {
      const x = moved.clientX - clientX;
      const y = moved.clientY - clientY;
      if (Math.hypot(x, y) > 4) dragged = true;
      if (!dragged) return;
      stage.scrollTo({ left: scrollLeft - x, top: scrollTop - y, behavior: "instant" });
    };
    const end = () => window.removeEventListener("pointermove", move);
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end, { once: true });
  });

  const closer = () => zoom(scale * 1.25);
  const farther = () => zoom(scale / 1.25);
  const fit = () => zoom(fitting());
  stage.addEventListener("keydown", (event) => {
    const act = { "+": closer, "=": closer, "-": farther, 0: fit }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });

  return {
    closer,
    farther,
    fit,
    open,
    view,
    /** @param {number} node */
    show(node) {
      const box = shown.querySelector(`g.box[data-node="${node}"]`);
      if (box) reveal(box);
    },
    wasDragged: () => dragged,
  };
}
