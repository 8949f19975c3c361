// @ts-check
// The roles of statements: the sign and the word for each.

/** @import { Role } from "./protocol" */

/** @type {Record<Role, string>} */
export const MARKS = {
  conclusion: "★",
  claim: "◆",
  premise: "●",
  background: "▣",
  objection: "✕",
  reply: "↩",
  statement: "◇",
};

/** @type {Record<Role, string>} */
export const WORDS_OF_ROLES = {
  conclusion: "Conclusion",
  claim: "Claim",
  premise: "Premise",
  background: "Background condition",
  objection: "Objection",
  reply: "Reply",
  statement: "Statement",
};
