/** A contiguous array of numbers, as kernels read and write them: one formula serves either precision. */
export type Floats = Float64Array | Float32Array;
