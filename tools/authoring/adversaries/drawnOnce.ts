import type { Random } from "noether";
import type { LawAbout } from "../../cells/course/sheet.js";

/**
 * A law for streams that all begin with one seed, whose instances are drawn once: each stream finds those that the first has
 * drawn.
 */
export function drawnOnce(law: LawAbout<unknown>): LawAbout<unknown> {
  const { instances } = law;
  const drawn: (readonly unknown[])[] = [];
  let [first, current, place]: [Random | undefined, Random | undefined, number] = [undefined, undefined, 0];
  const draw = (stream: Random): readonly unknown[] => {
    if (stream !== current) [current, place] = [stream, 0];
    first ??= stream;
    if (place === drawn.length) drawn.push(instances.draw(first));
    return drawn[place++]!;
  };
  return { ...law, instances: { ...instances, draw } };
}
