// @ts-check
// The verdicts of every scenario, from the circuit that the page holds
// (argmap/reasoning/scenarios/circuit.py). Nothing here knows the document.

/**
 * @typedef {"granted" | "open" | "denied"} Stance
 * @typedef {"stands" | "falls" | "contested"} Verdict
 * @typedef {Record<Stance, Record<Stance, Record<Verdict, string>>>} StateWords by the source's
 *   stance, the stance here and the verdict
 * @typedef {{ node: number, stance: Stance, verdict: Verdict }} Turning a switch and what it does
 * @typedef {object} Data what argmap/view/exports/offline/content.py writes; statements and steps
 *   go by their node: statements first
 * @property {[number, Stance][]} questions
 * @property {number[]} test
 * @property {number[]} low
 * @property {number[]} high
 * @property {number[]} true
 * @property {number[]} possible
 * @property {number} statements how many there are
 * @property {Stance[]} stances in the scenario that the page was made in
 * @property {Stance[]} own in the source
 * @property {Stance[][]} can which stances each statement can have here
 * @property {Verdict[]} source the source's own verdicts
 * @property {Record<Stance, string>} words what a reader did who gave this stance
 * @property {Record<"argued" | "bare", StateWords>} states with support on the map, or without
 * @property {Record<Stance, string>} inSource what the source takes a statement for, in a sentence
 * @property {string} arguedFor the same of what it argues for
 * @property {Record<Verdict, string>} stepVerdicts
 * @property {number[][]} supports of each statement, the steps that conclude it
 * @property {number[][]} needs of each step, what it needs
 * @property {number[][]} attackers of each node, the statements whose attack on it can succeed
 */

/** @param {Data} data @param {Stance[]} stances @returns {Verdict[]} by node */
export function evaluate(data, stances) {
  const value = inputs(data, stances);
  const first = 2 + data.questions.length;
  for (let row = 0; row < data.test.length; row++) compute(data, value, first, row);
  return data.true.map((_, node) => verdictOf(data, value, node));
}

/**
 * The single switches that change the verdict on a statement to others than it has: what is granted
 * withdrawn, what is not granted. All of them, and exactly: each is tried.
 * @param {Data} data @param {Stance[]} stances @param {number} node
 * @param {(node: number) => boolean} hasSwitch
 * @returns {Turning[]}
 */
export function turningSwitches(data, stances, node, hasSwitch) {
  const value = inputs(data, stances);
  const first = 2 + data.questions.length;
  const { rows, asked } = hangsOn(data, node);
  const verdict = () => {
    for (const row of rows) compute(data, value, first, row);
    return verdictOf(data, value, node);
  };
  const now = verdict();
  const found = [];
  for (const [touched, indices] of asked) {
    if (!hasSwitch(touched)) continue;
    const before = indices.map((index) => value[2 + index]);
    const stance = stances[touched] === "granted" ? "open" : "granted";
    for (const index of indices) value[2 + index] = Number(data.questions[index][1] === stance);
    const then = verdict();
    if (then !== now) {
      found.push({ node: touched, stance: /** @type {Stance} */ (stance), verdict: then });
    }
    indices.forEach((index, i) => {
      value[2 + index] = before[i];
    });
  }
  return found;
}

/** @param {Data} data @param {Stance[]} stances */
function inputs(data, stances) {
  const value = new Uint8Array(2 + data.questions.length + data.test.length);
  value[1] = 1;
  data.questions.forEach(([node, stance], i) => {
    value[2 + i] = Number(stances[node] === stance);
  });
  return value;
}

/** @param {Data} data @param {Uint8Array} value @param {number} first @param {number} row */
function compute(data, value, first, row) {
  // each row needs only values before it
  value[first + row] = value[value[data.test[row]] ? data.high[row] : data.low[row]];
}

/** @param {Data} data @param {Uint8Array} value @param {number} node @returns {Verdict} */
function verdictOf(data, value, node) {
  return value[data.true[node]] ? "stands" : value[data.possible[node]] ? "contested" : "falls";
}

/**
 * The rows that the verdict on a node hangs on, in order, and by statement the questions.
 * @param {Data} data @param {number} node
 */
function hangsOn(data, node) {
  const first = 2 + data.questions.length;
  const met = new Set([data.true[node], data.possible[node]]);
  for (const held of met) {
    // a set hands out what is added on the way
    if (held < first) continue;
    for (const column of [data.test, data.high, data.low]) met.add(column[held - first]);
  }
  const rows = [...met].filter((held) => held >= first).map((held) => held - first);
  const reached = new Set(
    [...met].filter((held) => held > 1 && held < first).map((held) => data.questions[held - 2][0]),
  );
  /** @type {Map<number, number[]>} */
  const asked = new Map();
  data.questions.forEach(([touched], index) => {
    if (reached.has(touched)) asked.set(touched, [...(asked.get(touched) ?? []), index]);
  });
  return { rows: rows.sort((a, b) => a - b), asked };
}
