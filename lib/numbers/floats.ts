/** Numbers in one piece of memory, as kernels read and write them: the same formula in either precision. */
export type Floats = Float64Array | Float32Array;
