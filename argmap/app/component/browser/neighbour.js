// @ts-check
// Which box lies next in a direction, for whoever walks the map by keys.

const ASIDE = 2; // so many times as far lies what is aside of the way

/**
 * The nearest box that lies that way; without a box to start from the uppermost one.
 *
 * @param {Record<string, { x: number, y: number }>} boxes
 * @param {string | null} from
 * @param {number} right 1 to the right, -1 to the left, else 0
 * @param {number} down 1 downwards, -1 upwards, else 0
 * @returns {string | null} null where none lies that way
 */
export function neighbour(boxes, from, right, down) {
  const start = from === null ? undefined : boxes[from];
  if (!start) return nearest(Object.keys(boxes), (id) => boxes[id].y);
  const ahead = (/** @type {string} */ id) =>
    (boxes[id].x - start.x) * right + (boxes[id].y - start.y) * down;
  const aside = (/** @type {string} */ id) =>
    Math.abs((boxes[id].x - start.x) * down) + Math.abs((boxes[id].y - start.y) * right);
  const that = Object.keys(boxes).filter((id) => ahead(id) > 0 && ahead(id) * ASIDE >= aside(id));
  return nearest(that, (id) => ahead(id) + ASIDE * aside(id));
}

/**
 * @param {string[]} ids
 * @param {(id: string) => number} distance
 */
function nearest(ids, distance) {
  return ids.reduce(
    (best, id) => (best === null || distance(id) < distance(best) ? id : best),
    /** @type {string | null} */ (null),
  );
}
