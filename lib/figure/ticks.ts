/**
 * Round numbers that divide [low, high] into about `count` steps of 1, 2 or 5 times a power of ten.
 *
 * @param whole whether only integers are wanted
 * @returns numbers in increasing order, all of them between low and high
 */
export function ticks(low: number, high: number, count = 5, whole = false): number[] {
  const span = high - low;
  if (!(span > 0 && Number.isFinite(span))) return Number.isFinite(low) ? [low] : [];
  const power = 10 ** Math.floor(Math.log10(span / count));
  const rough = span / count / power;
  const round = (rough < 1.5 ? 1 : rough < 3.5 ? 2 : rough < 7.5 ? 5 : 10) * power;
  const step = whole ? Math.max(1, round) : round;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)));
}

/** The exponents of the powers of ten between 10^low and 10^high, thinned out to about six. */
export function decades(low: number, high: number): number[] {
  const [first, last] = [Math.ceil(low - 1e-9), Math.floor(high + 1e-9)];
  const step = Math.max(1, Math.ceil((last - first) / 6));
  const count = Math.max(0, Math.floor((last - first) / step) + 1);
  return Array.from({ length: count }, (_, k) => first + k * step);
}
