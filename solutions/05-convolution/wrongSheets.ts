/** What three students wrote: for each sheet, the cells that differ from the solution. */
export const wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "one sign off": {
    convolve: `export function convolve(f: number[], g: number[]): number[] {
  const n = f.length;
  return f.map((_, t) => f.reduce((sum, value, tau) => sum + value * g[(tau + t) % n], 0));
}`,
    shiftProof: `export function shiftProof() {
  return [["A"], ["J", "convolution"], ["B", "shift"], ["H", "convolution"]];
}`,
    convolveImage: `export function convolveImage(image: Image, kernel: Image): number[][] {
  const [height, width] = [image.length, image[0].length];
  return image.map((line, y) =>
    line.map((_, x) => {
      let sum = 0;
      const [m, c] = [(kernel.length - 1) / 2, (kernel[0].length - 1) / 2];
      for (let i = 0; i < kernel.length; i++) {
        for (let j = 0; j < kernel[0].length; j++) sum += kernel[i][j] * image[(y + i - m + height) % height][(x + j - c + width) % width];
      }
      return sum;
    }),
  );
}`,
  },
  "zeros outside": {
    convolve: `export function convolve(f: number[], g: number[]): number[] {
  const result: number[] = [];
  for (let t = 0; t < f.length; t++) {
    result[t] = 0;
    for (let tau = 0; tau <= t; tau++) result[t] += f[tau] * g[t - tau];
  }
  return result;
}`,
    integralConvolution: `export function integralConvolution(f: (x: number) => number, g: (x: number) => number, t: number): number {
  let sum = 0;
  for (let tau = 0; tau <= 12; tau += 0.01) sum += f(tau) * g(t - tau) * 0.01;
  return sum;
}`,
    strideCounterexample: `export function strideCounterexample(): { signal: number[]; shift: number } {
  return { signal: [1, 2, 3, 4, 5, 6, 7, 8], shift: 2 };
}`,
  },
  borrowed: {
    convolve: `import { convolve as ready } from "noether";

export function convolve(f: number[], g: number[]): number[] {
  return ready(f, g);
}`,
    convolveImage: `export const convolveImage = (image: Image, kernel: Image) => filtered(image, kernel);`,
    rotationError: `export function rotationError(image: Image, kernel: Image, angle: number): number {
  const turned = rotateImage(image, angle);
  return relativeError(filtered(image, kernel), filtered(turned, kernel));
}`,
  },
};
