/** A complex number re + i im. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}
