/** What a panel can show. Colours are positions 0, 1, 2 ... in the house's palette, never literal colours. */
export type Mark =
  | {
      readonly kind: "line";
      readonly x: readonly number[];
      readonly y: readonly number[];
      readonly name?: string;
      readonly colour?: number;
      readonly dashed?: boolean;
    }
  | {
      readonly kind: "points";
      readonly x: readonly number[];
      readonly y: readonly number[];
      readonly name?: string;
      readonly colour?: number;
      readonly labels?: readonly string[];
      readonly error?: readonly number[];
    }
  | {
      readonly kind: "bars";
      readonly x: readonly (number | string)[];
      readonly y: readonly number[];
      readonly name?: string;
      readonly colour?: number;
    }
  | {
      readonly kind: "heatmap";
      readonly values: readonly (readonly number[])[];
      readonly range?: readonly [number, number];
      readonly scale?: "sequential" | "diverging" | "categorical";
      readonly rows?: readonly string[];
      readonly columns?: readonly string[];
      readonly text?: readonly (readonly string[])[];
    }
  | {
      readonly kind: "arrows";
      readonly from: readonly (readonly [number, number])[];
      readonly to: readonly (readonly [number, number])[];
      readonly name?: string;
      readonly colour?: number;
    }
  | {
      readonly kind: "polygons";
      readonly outlines: readonly (readonly (readonly [number, number])[])[];
      readonly shades: readonly number[];
    }
  | {
      readonly kind: "text";
      readonly x: readonly number[];
      readonly y: readonly number[];
      readonly text: readonly string[];
      readonly colour?: number;
    };

/** One pair of axes and what is drawn between them. */
export interface Panel {
  readonly title?: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly xRange?: readonly [number, number];
  readonly yRange?: readonly [number, number];
  readonly logarithmic?: "x" | "y" | "xy";
  readonly axes?: boolean; // default true; heat maps of images set it to false
  readonly equalAspect?: boolean;
  readonly marks: readonly Mark[];
}

/** A slider: one list of panels for each of its values, all of them computed in advance. */
export interface Slider {
  readonly label: string;
  readonly values: readonly string[];
  readonly start?: number;
  readonly frames: readonly (readonly Panel[])[];
}
