import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus, xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { inspectable } from "../display/inspectable.js";

/** A seeded stream of random numbers. Every random thing in Noether takes one: nothing draws from a hidden source. */
export interface Random {
  /** Uniform on [0, 1), with 53 random bits. */
  uniform(): number;
  /** Standard normal, N(0, 1). */
  normal(): number;
  /** Uniform on the integers 0, 1, ..., n - 1. */
  integer(n: number): number;
  /** One element of a non-empty list, each with equal probability. */
  pick<T>(items: readonly T[]): T;
  /** Where the stream is: `random(state)` goes on from there. */
  state(): RandomState;
}

/** Where a stream of random numbers is: four whole numbers of 32 bits. */
export type RandomState = readonly number[];

/**
 * The stream of random numbers that belongs to a seed (xoroshiro128+, Blackman and Vigna 2018).
 *
 * @param seed any integer up to 2^53: equal seeds give equal streams on every platform, different ones different streams
 * @example
 * const draw = random(7);
 * draw.uniform(); // the same number in every run
 * @throws RangeError if the seed is not a safe integer, if n is not an integer of at least 1, or if the list is empty
 */
export function random(seed: number): Random;
/**
 * A stream that goes on from where another one was.
 *
 * @param state that of the other one: `draw.state()`
 * @throws RangeError if it is not the state of a stream
 */
export function random(state: RandomState): Random;
export function random(from: number | RandomState): Random {
  return typeof from === "number" ? seeded(from) : stream(generatorAt(from), "random numbers that go on");
}

function seeded(seed: number): Random {
  if (!Number.isSafeInteger(seed))
    throw new RangeError(`expected an integer seed, got ${seed}: try random(7)`);
  const [low, high] = [scattered(seed | 0), scattered(Math.floor(seed / 2 ** 32))];
  // Both halves of the seed are scattered one to one, so that no two seeds share a state.
  const generator = high === 0 ? xoroshiro128plus(low) : xoroshiro128plusFromState([-1, ~low, low, high]);
  // The state begins with constants: its first numbers are nearly the same for every seed.
  for (let k = 0; k < WARM_UP; k++) generator.next();
  return stream(generator, `the random numbers of the seed ${seed}`);
}

type Generator = ReturnType<typeof xoroshiro128plus>;

function generatorAt(state: RandomState): Generator {
  const isState = Array.isArray(state) && state.length === 4 && state.every((bits) => (bits | 0) === bits);
  if (!isState || state.every((bits) => bits === 0))
    throw new RangeError(
      `expected a seed or the state of a stream, four whole numbers of 32 bits, got ${JSON.stringify(state)}`,
    );
  return xoroshiro128plusFromState(state);
}

function stream(generator: Generator, words: string): Random {
  const uniform = (): number => uniformFloat64(generator);
  const integer = (n: number): number => {
    if (!(n >= 1 && Number.isSafeInteger(n)))
      throw new RangeError(`expected a whole n >= 1 for an integer below n, got ${n}`);
    return uniformInt(generator, 0, n - 1);
  };
  const draw: Random = {
    uniform,
    integer,
    // Box and Muller: 1 - u is never 0, so the logarithm is finite.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    pick: (items) => {
      if (items.length === 0) throw new RangeError("expected a non-empty list to pick from, got []");
      return items[integer(items.length)]!;
    },
    state: () => [...generator.getState()],
  };
  return inspectable(draw, () => words);
}

/** How many numbers are discarded before the first that is used. */
const WARM_UP = 32;

/** 32 bits, each of which depends on all the given ones, so that neighbouring seeds have unrelated streams. */
function scattered(given: number): number {
  let bits = Math.imul(given ^ (given >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) | 0;
}
