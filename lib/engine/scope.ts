import type { Backend } from "./backend.js";
import { type DType, newValues, type Values } from "./dtype.js";

/**
 * The numbers of a tensor. Those of a step live until the step gives them back; tensors that share their numbers (a
 * reshaped one and its original) share the block.
 */
export class Block {
  /** undefined: given back. */
  values: Values | undefined;
  /** The step whose block it is. */
  readonly scope: Scope | undefined;
  /** A copy in the memory of the step that is running. */
  copy: Values | undefined = undefined;
  /** Its place among the blocks of its step. */
  readonly place: number;
  /** How many gradients that are still to be used lie in it. */
  uses = 0;

  constructor(values: Values, scope?: Scope, place = -1) {
    this.values = values;
    this.scope = scope;
    this.place = place;
  }
}

/**
 * A step: what is computed in it takes its blocks from the backend's memory, and all of them are given back at its end.
 * Nothing of that can be seen: a tensor that somebody has kept computes itself again when it is asked for its numbers.
 */
export class Scope {
  readonly backend: Backend;
  private readonly blocks: Block[] = [];
  private readonly copied: Block[] = [];

  constructor(backend: Backend) {
    this.backend = backend;
    open.add(this);
  }
  /** A block for a result. */
  take(dtype: DType, size: number): Block {
    const block = new Block(this.backend.memory.take(dtype, size), this, this.blocks.length);
    this.blocks.push(block);
    return block;
  }
  /** A block's numbers where the kernels want them: leaves are copied once a step. */
  read(block: Block, values: Values, dtype: DType): Values {
    if (block.copy !== undefined) return block.copy;
    const { memory } = this.backend;
    if (!memory.wants(values)) return values;
    const copy = memory.take(dtype, values.length);
    (copy as Float64Array).set(values as Float64Array);
    this.copied.push(block); // first: a step that is abandoned has to find each copy
    block.copy = copy;
    return copy;
  }
  /** How many blocks were taken up to now. */
  get taken(): number {
    return this.blocks.length;
  }
  /** Whether a block was taken since there were so many. */
  owns(block: Block, since: number): boolean {
    return block.scope === this && block.place >= since;
  }
  /** Gives back what was taken since then and serves no gradient any more. */
  dropUnused(since: number): void {
    for (let k = since; k < this.blocks.length; k++) {
      const block = this.blocks[k]!;
      if (block.uses === 0) this.drop(block);
    }
  }
  /** Gives a block back before the end. */
  drop(block: Block): void {
    if (block.values === undefined) return;
    this.backend.memory.give(block.values);
    block.values = undefined;
  }
  /** Copies out what is to outlive the step. */
  release(values: Values, dtype: DType): Values {
    const own = newValues(dtype, values.length);
    (own as Float64Array).set(values as Float64Array);
    return own;
  }
  close(): void {
    for (const block of this.blocks) this.drop(block);
    for (const block of this.copied) {
      if (block.copy) this.backend.memory.give(block.copy);
      block.copy = undefined;
    }
    this.forget();
    this.backend.memory.end();
  }
  /** Closes a step that was stopped at any instruction, its memory's among them: it is over with all others. */
  abandon(): void {
    for (const block of this.blocks) block.values = undefined;
    for (const block of this.copied) block.copy = undefined;
    this.forget();
    this.backend.memory.abandon();
  }
  private forget(): void {
    this.blocks.length = 0;
    this.copied.length = 0;
    open.delete(this);
  }
}

/** The steps that are open. */
const open = new Set<Scope>();

/** Closes all steps whose code has been thrown away without having come to its end. */
export function abandonAll(): void {
  for (const scope of [...open]) scope.abandon();
}
