import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../root.js";
import { UserError } from "../../userError.js";
import { processorInWords } from "../engine/processor.js";
import { commitInWords } from "./commit.js";
import { curveTable } from "./curveTable.js";
import { type Maker, resultsFile } from "./results.js";
import { slopesInWords } from "./slopes.js";
import type { Point, Study, Trial } from "./study.js";
import { writeCurve } from "./writeCurve.js";

/** What `noether bench learn` was asked for. */
export interface LearnOptions {
  /** The studies that there are. */
  readonly studies: readonly Study[];
  /** The names of those that are wanted (default: all). */
  readonly names: readonly string[];
  readonly seeds: number;
  /** The Python of a peer. */
  readonly python: string | undefined;
  /** Where results are kept as they come (default: a file in the folder for temporary files). */
  readonly file: string | undefined;
  /** Where curves are written (default: data/curves of the package). */
  readonly folder?: string;
  /** Ends the trial where it is: those before it are kept. */
  readonly signal: AbortSignal;
  readonly onStep: (done: number, total: number, now: string) => void;
}

/**
 * Makes learning curves: each trial of each study, but for those that the file of results has; writes the curves of
 * studies that are whole, and says what is known of each.
 *
 * @throws UserError if there is no study of a name, or the file of results cannot be gone on with
 */
export async function benchLearn(options: LearnOptions): Promise<string> {
  const { seeds, python, signal, folder = join(root, "data", "curves") } = options;
  const maker = { commit: commitInWords(), processor: processorInWords(), node: process.versions.node };
  const plans = await Promise.all(
    chosen(options).map(async (study) => ({ study, trials: await study.trials({ seeds, python }) })),
  );
  const path = options.file ?? defaultFile(maker);
  const results = resultsFile(path, maker);
  const left = plans.flatMap(({ study, trials }) =>
    trials.filter(({ name }) => results.find(study.name, name) === undefined),
  );
  const total = left.reduce((sum, { steps }) => sum + steps, 0);
  let done = 0;

  /** The points of a trial, made now or before; undefined where it was cut short. */
  async function pointsOf(study: Study, trial: Trial): Promise<readonly Point[] | undefined> {
    const known = results.find(study.name, trial.name);
    if (known !== undefined || signal.aborted) return known;
    const say = (steps: number): void => options.onStep(done + steps, total, `${study.name}: ${trial.name}`);
    try {
      say(0);
      const onStep = (steps: number): void => {
        signal.throwIfAborted();
        say(steps);
      };
      const found = await trial.run(onStep, results.halfway(study.name, trial.name));
      results.keep(study.name, trial.name, found);
      done += trial.steps;
      return found;
    } catch (error) {
      if (signal.aborted) return undefined;
      throw error;
    }
  }

  const texts = [`Results, as they came: ${path}\n`];
  for (const { study, trials } of plans) {
    const found: (readonly Point[] | undefined)[] = [];
    for (const trial of trials) found.push(await pointsOf(study, trial));
    const points = found.flatMap((each) => each ?? []);
    texts.push(`\n${study.name}: ${study.question}\n\n${curveTable(points)}${slopesInWords(points)}\n`);
    if (found.includes(undefined))
      texts.push(`Cut short: the same command with --results ${path} goes on.\n`);
    else {
      const { commit, processor } = maker;
      texts.push(`Written: ${await writeCurve(folder, { study: study.name, commit, processor, points })}\n`);
    }
  }
  return texts.join("");
}

/** The studies that are wanted; without names, those that need no peer, or all where there is one. */
function chosen({ studies, names, python }: LearnOptions): readonly Study[] {
  const unknown = names.find((name) => !studies.some((study) => study.name === name));
  if (unknown !== undefined)
    throw new UserError(
      `expected studies among ${studies.map(({ name }) => name).join(", ")}, got "${unknown}"`,
    );
  const wanted = studies.filter(({ name, needsPeer }) =>
    names.length > 0 ? names.includes(name) : !needsPeer || python !== undefined,
  );
  const alone = wanted.find(({ needsPeer }) => needsPeer && python === undefined);
  if (alone !== undefined)
    throw new UserError(`expected --peer PYTHON with ${alone.name}, which compares with a peer, got none`);
  return wanted;
}

/** A file for each commit; a new one each time where it has changes, which nobody can tell from others. */
function defaultFile({ commit }: Maker): string {
  const name = /^\w+$/.test(commit) ? commit : process.pid;
  return join(tmpdir(), `noether-bench-learn-${name}.jsonl`);
}
