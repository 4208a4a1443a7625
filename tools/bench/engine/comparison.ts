import type { Conversation } from "../conversation.js";
import type { Check, EngineAnswer } from "./answer.js";
import type { EnginePeer } from "./peers.js";
import { added, type EngineResult } from "./results.js";
import { type EngineWork, engineWorkInWords } from "./work.js";

export interface EngineComparisonOptions {
  readonly works: readonly EngineWork[];
  readonly rounds: number;
  /** Milliseconds for one answer, compiling included. */
  readonly limit: number;
  /** Ends the comparison where it is: what is known then is its result. */
  readonly signal: AbortSignal;
  /** Takes what is known when it is known. */
  readonly keep: (what: object) => void;
  readonly onStep: (done: number, total: number, now: string) => void;
}

type Talk = Conversation<EngineWork, EngineAnswer>;

/**
 * Times libraries in turn: work by work, and for each work in rounds, so that a load on the machine meets all of them. A
 * library that fails, takes too long or finds something else than the first one did, is not asked for that work again.
 */
export async function compareEngines(
  libraries: readonly EnginePeer[],
  { works, rounds, limit, signal, keep, onStep }: EngineComparisonOptions,
): Promise<{ readonly results: readonly EngineResult[]; readonly versions: readonly string[] }> {
  const results: EngineResult[] = [];
  const versions = new Set<string>();
  const running = new Map<EnginePeer, Talk>();
  const end = (peer: EnginePeer): void => {
    running.get(peer)?.close();
    running.delete(peer);
  };
  const stop = (): void => [...running.keys()].forEach(end);
  const ask = async (peer: EnginePeer, work: EngineWork): Promise<EngineAnswer | string> => {
    try {
      const talk = running.get(peer) ?? (await peer.start());
      running.set(peer, talk);
      versions.add(talk.version);
      return await talk.ask(work, limit);
    } catch (error) {
      return (error as Error).message;
    }
  };
  signal.addEventListener("abort", stop);
  const pairs = works.map((work) => ({ work, able: libraries.filter((peer) => peer.does(work)) }));
  const total = rounds * pairs.reduce((sum, { able }) => sum + able.length, 0);
  let done = 0;
  try {
    for (const { work, able } of pairs) {
      const from = results.length;
      results.push(...able.map(({ name }) => ({ work, peer: name, wall: [], processor: [] })));
      for (let round = 0; round < rounds; round++) {
        for (const [k, peer] of able.entries()) {
          onStep(done++, total, `${peer.name}: ${engineWorkInWords(work)}`);
          const before = results[from + k]!;
          if (before.failure !== undefined) continue;
          const answer = await ask(peer, work);
          if (signal.aborted) return { results, versions: [...versions] };
          const one = compared(added(before, answer), results.slice(from));
          results[from + k] = one;
          keep({
            round,
            work,
            peer: peer.name,
            ...(typeof answer === "string" ? {} : answer),
            failure: one.failure,
          });
          if (typeof answer === "string") end(peer);
        }
      }
    }
    return { results, versions: [...versions] };
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}

/** A result, or that it is another one than the first of its work that can be compared. */
function compared(one: EngineResult, all: readonly EngineResult[]): EngineResult {
  const expected = all.find(({ check, failure }) => check && failure === undefined)?.check;
  if (!expected || !one.check || one.failure !== undefined || isSame(one.check, expected, one.work))
    return one;
  const words = ({ mean, size }: Check): string => `mean ${mean.toPrecision(6)}, size ${size.toPrecision(6)}`;
  return { ...one, failure: `another result: expected ${words(expected)}, got ${words(one.check)}` };
}

/** Equal but for rounding; e3nn draws the constants of its activations, which are right to about a thousandth. */
function isSame(a: Check, b: Check, { kind }: EngineWork): boolean {
  const tolerance = kind === "nequip" ? 1e-2 : 1e-4;
  return [a.mean - b.mean, a.size - b.size].every((x) => Math.abs(x) <= tolerance * b.size);
}
