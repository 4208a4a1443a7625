import type { Adversary } from "./adversary.js";
import { anotherInEachLaw } from "./anotherInEachLaw.js";
import { constant } from "./constant.js";
import { degenerate } from "./degenerate.js";
import { factor } from "./factor.js";
import { guessesTheLaw } from "./guessesTheLaw.js";
import { inexact } from "./inexact.js";
import { simpleOnly } from "./simpleOnly.js";
import { smallOnly } from "./smallOnly.js";
import { table } from "./table.js";
import { tolerant } from "./tolerant.js";

/** All the ways of getting undeserved points that the audit tries on every exercise. */
export const adversaries: readonly Adversary[] = [
  simpleOnly,
  smallOnly,
  table,
  constant,
  anotherInEachLaw,
  guessesTheLaw,
  factor,
  degenerate,
  inexact,
  tolerant,
];
