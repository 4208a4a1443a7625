/** What three students wrote: for each sheet, the cells that differ from the solution. */
export const wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "mirrors for turns": {
    turnedCopies: `export function turnedCopies(image: number[][], label: number): { image: number[][]; label: number }[] {
  const upsideDown = image.toReversed();
  const mirrored = image.map((row) => row.toReversed());
  const both = mirrored.toReversed();
  return [image, mirrored, both, upsideDown].map((each) => ({ image: each, label }));
}`,
    lookAlikes: `export function lookAlikes(): { first: number[][]; second: number[][] } {
  const first = [
    [0, 0, 0, 0, 0],
    [0, 1, 0, 0, 0],
    [0, 1, 1, 1, 0],
    [0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0],
  ];
  return { first, second: first.map((row) => row.toReversed()) };
}`,
    averaged: `export function averaged(predict: (image: Image) => number[], image: Image): number[] {
  const upsideDown = quarterTurn(quarterTurn(image));
  const [a, b] = [predict(image), predict(upsideDown)];
  return a.map((score, k) => (score + b[k]) / 2);
}`,
  },
  "sums for means": {
    ringSums: `export function ringSums(image: number[][]): number[] {
  const rings = (image.length + 1) / 2;
  const sums: number[] = Array(rings).fill(0);
  image.forEach((row, y) => {
    row.forEach((value, x) => {
      sums[Math.min(y, x, image.length - 1 - y, image.length - 1 - x)] += value;
    });
  });
  return sums;
}`,
    averaged: `export function averaged(predict: (image: Image) => number[], image: Image): number[] {
  let turned = image;
  const total = predict(image).map(() => 0);
  for (let k = 0; k < 4; k++) {
    predict(turned).forEach((score, c) => {
      total[c] += score;
    });
    turned = quarterTurn(turned);
  }
  return total;
}`,
  },
  borrowed: {
    turnedCopies: `export function turnedCopies(image: number[][], label: number): { image: number[][]; label: number }[] {
  const once = quarterTurn(image);
  const twice = quarterTurn(once);
  return [image, once, twice, quarterTurn(twice)].map((each) => ({ image: each, label }));
}`,
    ringSums: `export const ringSums = (image: number[][]): number[] => [0];`,
  },
};
