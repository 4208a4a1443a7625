import type { Values } from "../dtype.js";
import { expression } from "../expression.js";
import type { Kernels } from "../kernels.js";
import { plainKernels as plain } from "../plain/backend.js";
import type { RowProduct } from "../rowProduct.js";
import type { WasmFunction, WasmMemory } from "../webAssembly.js";
import type { Kernel } from "./emit.js";
import type { Guests } from "./guests.js";
import { harmonicsScratch, solidHarmonics } from "./harmonics.js";
import { instantiate } from "./instantiate.js";
import { isChannelwise, pathKernel, pathScratch } from "./paths.js";
import { pointwise } from "./pointwise.js";
import { trilinear, trilinearScratch } from "./trilinear.js";

/** Everything of Adam is one formula with three results. */
function adamKernel(): Kernel {
  const text =
    "mean = b1 * m + c1 * g; square = b2 * v + c2 * g * g; keep * p - rate * mean / (root * sqrt(square) + epsilon), mean, square";
  const factors = ["b1", "c1", "b2", "c2", "keep", "rate", "root", "epsilon"];
  return pointwise(expression(text, ["p", "g", "m", "v"], factors));
}

/**
 * The kernels that are written for data: a product's paths, a form's entries, a degree. Each is compiled when it is first
 * asked for.
 *
 * @param scratch the address of `size` bytes that kernels may use while they run
 */
export function formKernels(
  memory: WasmMemory,
  { read, write, leave }: Guests,
  scratch: number,
  size: number,
): Pick<Kernels, "adam" | "solidHarmonics" | "trilinear" | "rowProduct"> {
  const made = new Map<string, WasmFunction>();
  const compiled = (key: string, make: () => readonly Kernel[]): WasmFunction => {
    let run = made.get(key);
    if (run === undefined) {
      for (const [name, each] of Object.entries(instantiate(make(), memory))) made.set(name, each);
      run = made.get(key)!;
    }
    return run;
  };
  const compiledAlone = (kernel: Kernel): WasmFunction => instantiate([kernel], memory)[kernel.name]!;
  let stepOfAdam: WasmFunction | undefined;
  /** By degree. */
  const harmonics: WasmFunction[] = [];
  /** Runs a kernel if all addresses are known. */
  const ended = (addresses: readonly number[], run: () => void): boolean => {
    const isRoom = addresses.every((address) => address !== 0);
    if (isRoom) run();
    leave();
    return isRoom;
  };
  return {
    adam(p1, m1, v1, p, g, m, v, numbers) {
      if (p1 instanceof Float32Array && p1.length >= LEAST) {
        const { beta1, beta2, keep, rate, root, epsilon } = numbers;
        const addresses = [write(p1), write(m1), write(v1), ...[p, g, m, v].map(read)];
        const isDone = ended(addresses, () => {
          stepOfAdam ??= compiledAlone(adamKernel());
          stepOfAdam(
            ...addresses,
            p1.length,
            scratch,
            ...[beta1, 1 - beta1, beta2, 1 - beta2, keep, rate, root, epsilon],
          );
        });
        if (isDone) return;
      }
      plain.adam(p1, m1, v1, p, g, m, v, numbers);
    },
    solidHarmonics(lmax, Y, points) {
      if (!(Y instanceof Float32Array) || lmax > HIGHEST || harmonicsScratch(lmax) > size) return false;
      const addresses = [write(Y), read(points)];
      return ended(addresses, () => {
        harmonics[lmax] ??= compiledAlone(solidHarmonics(lmax));
        harmonics[lmax](...addresses, points.length / 3, scratch);
      });
    },
    trilinear(form, skip, out, values) {
      const most = form.C.length > MOST_ENTRIES || trilinearScratch(form) > size;
      if (!(out instanceof Float32Array) || most) return false;
      const given = values.filter((each): each is Values => each !== undefined);
      const addresses = [write(out), ...given.map(read)];
      return ended(addresses, () => {
        const run = compiled(`${form.key} ${skip}`, () => [0, 1, 2].map((each) => trilinear(form, each)));
        run(...addresses, out.length / form.widths[skip]!, scratch);
      });
    },
    rowProduct(product, { count, source, target, hasOwnWeights }, skip, out, values) {
      if (!(out instanceof Float32Array)) return false;
      const { structure, room } = readProduct(product);
      if (room > size) return false;
      const meeting = { hasSource: source !== undefined, hasTarget: target !== undefined, hasOwnWeights };
      const key = `${structure} ${Object.values(meeting).join()}`;
      out.fill(0);
      const addresses = [0, 1, 2, 3].map((k) => (k === skip ? write(out) : read(values[k]!)));
      const lists = [source, target].map((list) => (list === undefined ? ANY : read(list)));
      return ended([...addresses, ...lists], () => {
        const kernels = (): Kernel[] =>
          [0, 1, 2, 3].map((k) => pathKernel(`${key} ${k}`, product, k, meeting));
        compiled(`${key} ${skip}`, kernels)(...addresses, ...lists, 0, count, scratch);
      });
    },
  };
}

/** An address that is not used. */
const ANY = 4;

/** Below so many numbers a call costs more than it gains. */
const LEAST = 32;

/** Code is written out: no degrees, no forms beyond these. */
const HIGHEST = 8;
const MOST_ENTRIES = 4096;

/** What is asked of a product at every call. */
interface ReadProduct {
  /** A short name for its structure: equal products share their code. */
  readonly structure: string;
  /** How many bytes of scratch it takes; Infinity where there are no kernels for it. */
  readonly room: number;
}

const products = new WeakMap<RowProduct, ReadProduct>();
const structures = new Map<string, string>();

/** Reads a product, once. */
function readProduct(product: RowProduct): ReadProduct {
  let read = products.get(product);
  if (read === undefined) {
    read = isChannelwise(product)
      ? { structure: structureOf(product), room: pathScratch(product) }
      : { structure: "", room: Number.POSITIVE_INFINITY };
    products.set(product, read);
  }
  return read;
}

function structureOf(product: RowProduct): string {
  const text = JSON.stringify(product, (_, value) =>
    ArrayBuffer.isView(value) ? [...(value as Int32Array)] : value,
  );
  const name = structures.get(text) ?? `product ${structures.size}`;
  structures.set(text, name);
  return name;
}
