import { type Lists, malformed, named, text } from "./comparison.js";
import { type Channels, type Five, reference, three } from "./primitives.js";

/** The five, by their names. */
export const listsOf = (five: Five): Lists => ({ ...five });

/** Channels in few words. */
export function inWords([s, v, w, W]: Channels): string {
  const columns = W[0]!.length;
  if (v.length === 1)
    return `one channel: s = ${text(s[0])}, v = ${named(v[0]!)}, w = ${named(w[0]!)}${columns === 1 ? "" : `, W with ${columns} columns`}`;
  return v === three[1]
    ? "three channels: v = e_x, e_y, e_z and w = e_y, e_z, e_x"
    : `${v.length} channels, W with ${columns === 1 ? "one column" : `${columns} columns`}, numbers drawn at random`;
}

const mixing = "W adds up whole vectors of different channels; it never touches x, y and z of one of them";
/** Where to look if a list does not follow a motion. */
export const lookAt: Readonly<Record<string, string>> = {
  squashed: "silu(s) = s / (1 + e^-s), for each scalar alone: the scalars know nothing of the room",
  scaled: "one number for the whole vector: no function may be applied to x, y and z separately",
  mixed: mixing,
  dots: "one number for each channel: v_x w_x + v_y w_y + v_z w_z",
  crosses: "the vector product, channel by channel: each of its components is made from the two others",
};

/** Where to look if a list follows every motion, and has the wrong numbers. */
export const lookAtNumbers: Readonly<Record<string, string>> = {
  ...lookAt,
  scaled: "the scalar of a channel, with its sign, times the whole vector of that channel, and nothing else",
};
/** Where to look if a list has not the right form. */
const lookAtForm: Readonly<Record<string, string>> = {
  ...lookAt,
  mixed: `mixed has a whole vector for each column of W, the sum over channels c of v_c times W[c][d]; ${mixing}`,
};
export const wellFormed = (got: unknown, given: Channels) =>
  malformed(got, listsOf(reference(...given)), inWords(given), "channel", lookAtForm);
