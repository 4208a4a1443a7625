/** What three students wrote: for each sheet, the cells that differ from the solution. */
export const wrongSheets: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "nothing rolls": {
    turnKernel: `export function turnKernel(k: Image, [turns, flips]: DihedralElement): readonly (readonly number[])[] {
  let turned = flips === 1 ? k.toReversed() : k;
  for (let quarter = 0; quarter < turns; quarter++) {
    const before = turned;
    turned = before.map((row, y) => row.map((_, x) => before[k.length - 1 - x][y]));
  }
  return turned;
}`,
    groupConvolution: `export function groupConvolution(
  maps: readonly Image[],
  kernels: readonly Image[],
  group: readonly DihedralElement[],
): Image[] {
  return group.map((h) => sum(group.map((_, m) => correlateImage(maps[m], moved(h, kernels[m])))));
}`,
    liftingProof: `type Card = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L" | "M";
type Reason = "lifting" | "action" | "substitute" | "linear" | "inverse" | "commute" | "isotropic";

export function liftingProof(): ([Card] | [Card, Reason])[] {
  return [
    ["A"],
    ["B", "lifting"],
    ["C", "action"],
    ["J", "isotropic"],
    ["L", "lifting"],
    ["H", "action"],
  ];
}`,
  },
  "right for left": {
    liftingConvolution: `export function liftingConvolution(f: Image, k: Image, group: readonly DihedralElement[]): Image[] {
  return group.map((h) => correlateImage(f, moved(inverse(h), k)));
}`,
    cosetPool: `export function cosetPool(
  maps: readonly Image[],
  group: readonly DihedralElement[],
  subgroup: readonly DihedralElement[],
): Image[] {
  const seen = new Set<number>();
  return group.flatMap((a, m) => {
    if (seen.has(m)) return [];
    const coset = subgroup.map((h) => place(group, multiply(h, a)));
    for (const each of coset) seen.add(each);
    return [maps[0].map((row, y) => row.map((_, x) => Math.max(...coset.map((each) => maps[each][y][x]))))];
  });
}`,
    evenPooling: `export function evenPooling(): { image: number[][]; turns: number } {
  return { image: [[0, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], turns: 1 };
}`,
  },
  borrowed: {
    turnKernel: `export const turnKernel = (k: Image, h: DihedralElement) => moved(h, k);`,
    liftingConvolution: `import { featureMap, liftingConvolution as ready, planarSymmetries, tensor } from "noether";

export function liftingConvolution(f: Image, k: Image, group: readonly DihedralElement[]): Image[] {
  const p4m = planarSymmetries(4);
  const layer = ready(p4m, 1, 1, k.length, { border: "circular" });
  const lifted = layer.apply({ k: tensor([[[k]]]) }, featureMap(p4m, tensor([[f]])));
  return (lifted.values.toArray() as Image[][][])[0][0].slice(0, group.length);
}`,
    groupConvolution: `export const groupConvolution = (maps: readonly Image[]) => maps;`,
  },
};
