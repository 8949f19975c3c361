// @ts-check
// Why a statement has its verdict, one step deep: which support fails, which attack succeeds.

/**
 * @typedef {import("./circuit.js").Data} Data
 * @typedef {import("./circuit.js").Stance} Stance
 * @typedef {import("./circuit.js").Verdict} Verdict
 * @typedef {string | number} Part words, or the node of a statement to be named
 */

const COUNTS = ["none", "one", "two", "three", "four", "five", "six"];
const MOST = 4; // so many are named in a row, of more their number is told

/**
 * @param {Data} data @param {Stance[]} stances @param {Verdict[]} verdicts by node
 * @param {number} node a statement
 * @returns {Part[]}
 */
export function why(data, stances, verdicts, node) {
  const yours = stances[node] !== data.own[node];
  const with_ = (nodes, verdict) => nodes.filter((other) => verdicts[other] === verdict);
  const attackers = data.attackers[node], supports = data.supports[node];
  const needsOf = (step) => data.needs[step - data.statements];

  if (verdicts[node] === "stands") {
    const way = with_(supports, "stands");
    const base = stances[node] === "granted"
      ? [yours ? "You granted it" : "It is taken as given"]
      : [way.length > 1 ? `It follows in ${count(way.length)} ways, one of them from ` : "It follows from ",
        ...listed(needsOf(way[0]))];
    const fallen = attackers.length === 1 ? [", and the objection ", attackers[0], " falls"]
      : attackers.length ? [", and the objections ", ...listed(attackers), " fall"] : [];
    return [...base, ...fallen, "."];
  }

  if (verdicts[node] === "falls") {
    if (stances[node] === "denied") return [yours ? "You denied it." : "It is denied."];
    const winning = with_(attackers, "stands");
    if (winning.length) {
      return [...listed(winning), winning.length > 1 ? " stand against it." : " stands against it."];
    }
    const withdrawn = yours && stances[node] === "open" ? "You withdrew it, and " : "";
    if (!supports.length) {
      return [withdrawn ? `${withdrawn}nothing supports it.` : "It is not given, and nothing supports it."];
    }
    const faults = supports.map((step) => fault(step, "falls", "stands"));
    const turning = inCircle(data, stances, verdicts, node) ? ["; what it rests on rests on it in turn"] : [];
    if (faults.length === 1) {
      return [withdrawn ? `${withdrawn}its only support ` : "Its only support ", ...faults[0], ...turning, "."];
    }
    const head = `${withdrawn ? `${withdrawn}none` : "None"} of its ${count(faults.length)} supports goes through: one `;
    return [head, ...joined(faults, "; one "), ...turning, "."];
  }

  const rivals = with_(attackers, "contested");
  if (rivals.length) {
    const are = rivals.length > 1 ? "attack it and are themselves contested" : "attacks it and is itself contested";
    return [...listed(rivals), ` ${are}.`];
  }
  const hanging = with_(supports, "contested").map((step) => fault(step, "contested", "contested"));
  return ["A support of it ", ...joined(hanging, "; another "), "."];

  /** What is amiss with a step: needs of a verdict, else attackers of one. @returns {Part[]} */
  function fault(step, verdict, attacking) {
    const needs = with_(needsOf(step), verdict);
    const undercutters = with_(data.attackers[step], attacking);
    const told = [];
    if (needs.length) {
      const word = verdict === "falls" ? (needs.length > 1 ? "which fall" : "which falls")
        : (needs.length > 1 ? "which are contested" : "which is contested");
      told.push(["needs ", ...listed(needs), `, ${word}`]);
    }
    if (undercutters.length) told.push(["is undercut by ", ...listed(undercutters)]);
    return joined(told, ", and ");
  }
}

/**
 * Whether a statement falls for nothing but support that runs in a circle.
 * @param {Data} data @param {Stance[]} stances @param {Verdict[]} verdicts @param {number} start
 */
function inCircle(data, stances, verdicts, start) {
  const met = new Set([start]);
  let back = false;
  for (const node of met) {
    const stands = (other) => verdicts[other] === "stands";
    if (stances[node] === "denied" || data.attackers[node].some(stands)) return false;
    if (!data.supports[node].length) return false;
    for (const step of data.supports[node]) {
      if (data.attackers[step].some(stands)) return false;
      for (const need of data.needs[step - data.statements]) {
        if (verdicts[need] !== "falls") continue;
        back ||= need === start;
        met.add(need);
      }
    }
  }
  return back;
}

/** @param {number[]} nodes @returns {Part[]} "A, B and C" */
function listed(nodes) {
  const shown = nodes.length > MOST ? nodes.slice(0, MOST - 1) : nodes, rest = nodes.length - shown.length;
  const last = rest ? `${count(rest)} more` : shown[shown.length - 1];
  const most = rest ? shown : shown.slice(0, -1);
  return most.length ? [...joined(most.map((node) => [node]), ", "), " and ", last] : [last];
}

/** @param {Part[][]} lists @param {string} by @returns {Part[]} */
function joined(lists, by) {
  return lists.flatMap((list, i) => (i ? [by, ...list] : list));
}

/** @param {number} number */
function count(number) {
  return COUNTS[number] ?? String(number);
}
