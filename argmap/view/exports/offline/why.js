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
 * A sentence in parts.
 * @param {Data} data @param {Stance[]} stances @param {Verdict[]} verdicts by node
 * @param {number} node a statement
 * @returns {Part[]}
 */
export function why(data, stances, verdicts, node) {
  const yours = stances[node] !== data.own[node];
  const attackers = data.attackers[node];
  const supports = data.supports[node];
  /** @param {number[]} nodes @param {Verdict} verdict */
  const having = (nodes, verdict) => nodes.filter((other) => verdicts[other] === verdict);
  const needsOf = (/** @type {number} */ step) => data.needs[step - data.statements];

  function stands() {
    const ways = having(supports, "stands");
    const base =
      stances[node] === "granted"
        ? [yours ? "You granted it" : "It is taken as given"]
        : [
            ways.length > 1
              ? `It follows in ${count(ways.length)} ways, one of them from `
              : "It follows from ",
            ...listed(needsOf(ways[0])),
          ];
    if (!attackers.length) return base;
    return attackers.length > 1
      ? [...base, ", and the objections ", ...listed(attackers), " do not stand"]
      : [...base, ", and the objection ", attackers[0], " does not stand"];
  }

  function falls() {
    if (stances[node] === "denied") return [yours ? "You denied it" : "It is denied"];
    const winning = having(attackers, "stands");
    const against = winning.filter((other) => !opposes(other));
    const does = against.length > 1 ? " stand against it" : " stands against it";
    if (stances[node] === "granted" || having(supports, "falls").length < supports.length) {
      return against.length
        ? [...listed(against), does]
        : ["Nothing but the opposite claim, ", ...listed(winning), ", stands against it"];
    }
    const besides = against.length ? ["; and ", ...listed(against), `${does} too`] : [];
    const withdrawn = yours ? "You withdrew it, and " : ""; // else it is open in the source
    if (!supports.length) {
      return [`${withdrawn || "It is left open, and "}nothing supports it`, ...besides];
    }
    const faults = supports.map((step) => fault(step, "falls", "stands"));
    const head =
      faults.length === 1
        ? "its only support "
        : `none of its ${count(faults.length)} supports goes through: one `;
    const circle = inCircle(data, stances, verdicts, node)
      ? ["; what it rests on rests on it in turn"]
      : [];
    return [upper(withdrawn + head), ...joined(faults, "; one "), ...circle, ...besides];
  }

  /** Whether a statement, or a step to it, is what this one attacks. @param {number} other */
  function opposes(other) {
    return [other, ...data.supports[other]].some((item) => data.attackers[item].includes(node));
  }

  function contested() {
    const rivals = having(attackers, "contested");
    if (rivals.length > 1) return [...listed(rivals), " attack it and are themselves contested"];
    if (rivals.length) return [rivals[0], " attacks it and is itself contested"];
    const hanging = having(supports, "contested");
    const faults = hanging.map((step) => fault(step, "contested", "contested"));
    return ["A support of it ", ...joined(faults, "; another ")];
  }

  /**
   * What is amiss with a step: needs of a verdict, attackers of one.
   * @param {number} step @param {Verdict} verdict @param {Verdict} attacking @returns {Part[]}
   */
  function fault(step, verdict, attacking) {
    const needs = having(needsOf(step), verdict);
    const undercutters = having(data.attackers[step], attacking);
    const told = [];
    if (needs.length) {
      const is =
        verdict === "contested"
          ? needs.length > 1
            ? "are contested"
            : "is contested"
          : needs.length > 1
            ? "fall"
            : "falls";
      told.push(["needs ", ...listed(needs), `, which ${is}`]);
    }
    if (undercutters.length) told.push(["is undercut by ", ...listed(undercutters)]);
    return joined(told, ", and ");
  }

  return [...{ stands, falls, contested }[verdicts[node]](), "."];
}

/**
 * Whether a statement falls for nothing but support that runs in a circle.
 * @param {Data} data @param {Stance[]} stances @param {Verdict[]} verdicts @param {number} start
 */
function inCircle(data, stances, verdicts, start) {
  const met = new Set([start]);
  const standing = (/** @type {number} */ other) => verdicts[other] === "stands";
  let back = false;
  for (const node of met) {
    // a set hands out what is added on the way
    if (stances[node] === "denied" || data.attackers[node].some(standing)) return false;
    if (!data.supports[node].length) return false;
    for (const step of data.supports[node]) {
      if (data.attackers[step].some(standing)) return false;
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
  const shown = nodes.length > MOST ? nodes.slice(0, MOST - 1) : nodes;
  const rest = nodes.length - shown.length;
  const last = rest ? `${count(rest)} more` : shown[shown.length - 1];
  const most = rest ? shown : shown.slice(0, -1);
  return most.length
    ? [
        ...joined(
          most.map((node) => [node]),
          ", ",
        ),
        " and ",
        last,
      ]
    : [last];
}

/** @param {Part[][]} lists @param {string} by @returns {Part[]} */
function joined(lists, by) {
  return lists.flatMap((list, i) => (i ? [by, ...list] : list));
}

/** @param {number} number */
function count(number) {
  return COUNTS[number] ?? String(number);
}

/** @param {string} text */
function upper(text) {
  return text[0].toUpperCase() + text.slice(1);
}
