// @ts-check
// The roles of statements: the sign and the word for each.

/** @import { Text } from "./protocol" */

/** @type {Record<Text["role"], string>} */
export const MARKS = {
  conclusion: "★",
  claim: "◆",
  premise: "●",
  background: "▣",
  objection: "✕",
  reply: "↩",
  statement: "◇",
};

/** @type {Record<Text["role"], string>} */
export const WORDS_OF_ROLES = {
  conclusion: "Conclusion",
  claim: "Claim",
  premise: "Premise",
  background: "Background condition",
  objection: "Objection",
  reply: "Reply",
  statement: "Statement",
};
