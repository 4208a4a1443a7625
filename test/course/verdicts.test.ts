import assert from "node:assert/strict";
import { assess } from "../../tools/cells/course/assess.js";
import { firstFailing } from "../../tools/cells/course/assessment.js";
import { findExercise } from "../../tools/cells/course/find.js";

describe("a verdict on a search through all permutations", () => {
  it("comes before twelve atoms are tried, and says how many that would be", async () => {
    const all = (distances: number[][]) => {
      const [n, found, p]: [number, number[][], number[]] = [distances.length, [], []];
      const go = (): void => {
        if (p.length === n) {
          const keeps = distances.every((row, i) =>
            row.every((d, j) => Math.abs(distances[p[i]!]![p[j]!]! - d) < 0.01),
          );
          if (keeps) found.push([...p]);
          return;
        }
        for (let a = 0; a < n; a++) {
          if (p.includes(a)) continue;
          p.push(a);
          go();
          p.pop();
        }
      };
      go();
      return found;
    };
    const { exercise } = await findExercise("symmetries");
    const first = { ...exercise, laws: exercise.laws.slice(0, 1) };
    const { laws, points } = assess("symmetries", first, all, { runs: 1 });
    assert.equal(points, 0);
    assert.match(
      firstFailing(laws)?.message ?? "",
      /permutations of 12 atoms: 479,001,600[\s\S]*as soon as one distance is off/,
    );
  });
});
