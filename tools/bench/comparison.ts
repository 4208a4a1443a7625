import type { Conversation } from "./conversation.js";
import { ours, type Peer } from "./peers.js";
import { type Answer, inWords, type Work } from "./work.js";

/** How long one library took for one piece of work in all rounds, or why it did not do it. */
export interface Compared {
  readonly work: Work;
  readonly peer: Peer;
  readonly ms: number[];
  failure?: string;
}

/** Everything that is compared: first what is built from scratch, then what is done again and again. */
export const works: readonly Work[] = [
  ...[6, 11].map((degree): Work => ({ kind: "wigner3j", degree, cold: true })),
  ...[1, 2, 4, 8, 11].map((degree): Work => ({ kind: "wignerD", degree, cold: false })),
  ...[2, 4, 8].map((degree): Work => ({ kind: "harmonics", degree, cold: false })),
];

/**
 * Times this library and its peers in turn, so that other load on the machine affects all of them: each round goes
 * through the works, and each work through the libraries.
 *
 * @param limit milliseconds for one answer; a library that takes longer is not asked for that work again
 * @throws Error if a peer's result differs from ours
 */
export async function compare(
  peers: readonly Peer[],
  { rounds, limit }: { readonly rounds: number; readonly limit: number },
  onStep: (done: number, total: number, now: string) => void,
): Promise<{ readonly compared: readonly Compared[]; readonly versions: readonly string[] }> {
  const compared = works.flatMap((work) =>
    [ours, ...peers].filter((peer) => peer.does(work)).map((peer): Compared => ({ work, peer, ms: [] })),
  );
  const running = new Map<Peer, Conversation<Work, Answer>>();
  const versions = new Set<string>();
  const start = async (peer: Peer): Promise<Conversation<Work, Answer>> => {
    const started = await peer.start();
    versions.add(started.version);
    return started;
  };
  const ask = async ({ work, peer }: Compared): Promise<Answer | string> => {
    const asked = (!work.cold && running.get(peer)) || (await start(peer));
    const answer = await asked.ask(work, limit);
    if (work.cold || typeof answer === "string") {
      asked.close();
      running.delete(peer);
    } else running.set(peer, asked);
    return answer;
  };
  try {
    for (let round = 0; round < rounds; round++) {
      let expected = 0;
      for (const [k, one] of compared.entries()) {
        if (one.failure !== undefined) continue;
        onStep(
          round * compared.length + k,
          rounds * compared.length,
          `${one.peer.name}: ${inWords(one.work)}`,
        );
        const answer = await ask(one);
        if (typeof answer === "string") {
          one.failure = answer;
          continue;
        }
        if (one.peer === ours) expected = answer.mean;
        checkSame(one, answer.mean, expected);
        one.ms.push(...answer.ms);
      }
    }
  } finally {
    for (const each of running.values()) each.close();
  }
  return { compared, versions: [...versions] };
}

function checkSame({ work, peer }: Compared, got: number, expected: number): void {
  if (Math.abs(got - expected) < (peer.precision === "float64" ? 1e-12 : 1e-7)) return;
  throw new Error(
    `expected the mean ${expected} of ${inWords(work)}, got ${got} from ${peer.name}: another convention, or another input`,
  );
}
