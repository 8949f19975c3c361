// @ts-check
// The keys of the map on its canvas.

/** @import { Camera } from "./camera.js" */

const STEP = 1.2; // so many times as large

/**
 * What a key that is pressed on the map does.
 *
 * @param {Camera} camera
 * @param {object} on
 * @param {(right: number, down: number) => void} on.walk to the next box that way
 * @param {() => void} on.toggle
 * @param {() => void} on.unfold
 * @returns {(event: KeyboardEvent) => void}
 */
export function keysOfMap(camera, on) {
  /** @type {Record<string, [number, number]>} */
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  /** @type {Record<string, () => void>} */
  const deeds = {
    "+": () => camera.zoom(STEP),
    "=": () => camera.zoom(STEP),
    "-": () => camera.zoom(1 / STEP),
    0: camera.fit,
    1: () => camera.open(),
    " ": on.toggle,
    Enter: on.unfold,
  };
  return (event) => {
    const [right, down] = ways[event.key] ?? [0, 0];
    const walk = event.shiftKey ? () => on.walk(right, down) : () => camera.pan(right, down);
    const act = right || down ? walk : deeds[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
}
