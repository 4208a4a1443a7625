import { type Control, control, described, labelled } from "./control.js";

/** The range of a slider, and its initial value. */
export interface SliderOptions {
  /** Default: 0. */
  readonly min?: number;
  /** Default: 10. */
  readonly max?: number;
  /** The distance between neighbouring values (default: 1). */
  readonly step?: number;
  /** The initial value (default: min). */
  readonly value?: number;
  readonly label?: string;
}

/**
 * A slider over the numbers min, min + step, ..., max.
 *
 * @throws RangeError if the range is empty, the step is not positive, or the value is outside the range
 * @example
 * const angle = slider({ min: 0, max: 360, step: 15, label: "angle" });
 * angle.onChange((degrees) => console.log(degrees));
 * angle;
 */
export function slider(options: SliderOptions = {}): Control<number> {
  const { min = 0, max = 10, step = 1, value = min, label = "" } = options;
  if (![min, max, step].every(Number.isFinite) || !(min < max) || !(step > 0)) {
    throw new RangeError(
      `expected a slider with min < max and a positive step, got min ${min}, max ${max}, step ${step}`,
    );
  }
  const whole = [min, max, step, value].every(Number.isInteger);
  const encode = (next: number): { readonly value: number } => {
    if (Number.isFinite(next) && next >= min && next <= max) return { value: next };
    throw new RangeError(`expected a value from ${min} to ${max} for the slider ${label}, got ${next}`);
  };
  const shown = described(whole ? "IntSlider" : "FloatSlider", "SliderStyleModel", label, {
    min,
    max,
    step,
    ...encode(value),
    behavior: "drag-tap",
    continuous_update: true,
    orientation: "horizontal",
    readout: true,
    readout_format: whole ? "d" : `.${decimals(step)}f`,
  });
  return control(
    shown,
    value,
    {
      encode,
      decode: ({ value: sent }) =>
        typeof sent === "number" && sent >= min && sent <= max ? sent : undefined,
    },
    (now) => ({
      html: labelled(
        label,
        `<input type="range" min="${min}" max="${max}" step="${step}" value="${now}" disabled> ${now}`,
      ),
      text: `${label === "" ? "slider" : label}: ${now} (from ${min} to ${max})`,
    }),
  );
}

/** The number of decimals that tell neighbouring values apart, at most 6. */
function decimals(step: number): number {
  for (let digits = 0; digits < 6; digits++)
    if (Math.abs(step - Number(step.toFixed(digits))) < step * 1e-6) return digits;
  return 6;
}
