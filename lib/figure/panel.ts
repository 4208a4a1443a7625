/** What a panel can show. Colours are positions 0, 1, 2 ... in the house's palette, never literal colours. */
export type Mark =
  | {
      readonly kind: "line";
      readonly x: readonly number[];
      readonly y: readonly number[];
      readonly name?: string;
      readonly colour?: number;
      readonly dashed?: boolean;
      /** Each value holds up to the next place: a function that jumps. */
      readonly stairs?: boolean;
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
      /** What the colours measure: it stands at a scale of colours beside the panel. */
      readonly unit?: string;
    }
  | {
      readonly kind: "arrows";
      readonly from: readonly (readonly [number, number])[];
      readonly to: readonly (readonly [number, number])[];
      readonly name?: string;
      readonly colour?: number;
      readonly dashed?: boolean;
    }
  | {
      readonly kind: "polygons";
      readonly outlines: readonly (readonly (readonly [number, number])[])[];
      readonly shades: readonly number[];
      /** What a shade in [0, 1] means (default: sequential); signed: below 0.5 negative, above positive. */
      readonly scale?: "sequential" | "signed";
      /** The surface itself, where a page may turn it. */
      readonly solid?: SphericalSolid;
    }
  | {
      readonly kind: "balls";
      readonly solid: BallSolid;
    }
  | {
      readonly kind: "text";
      readonly x: readonly number[];
      readonly y: readonly number[];
      readonly text: readonly string[];
      readonly colour?: number;
    };

/** From where a thing in space is seen: see `project`. */
export interface Direction {
  readonly azimuth: number;
  readonly elevation: number;
}

/** Balls and the sticks between them. */
export interface BallSolid {
  readonly kind: "balls";
  readonly view: Direction;
  readonly centres: readonly (readonly [number, number, number])[];
  readonly radii: readonly number[];
  /** Colours as #rrggbb: those that chemists give to elements are no colours of the house's palette. */
  readonly colours: readonly string[];
  /** What is written on each ball. */
  readonly names: readonly string[];
  readonly sticks: readonly (readonly [i: number, j: number])[];
}

/** A function on the sphere: its values in [-1, 1] in rows from the pole y to its opposite, each row once around. */
export interface SphericalSolid {
  readonly kind: "spherical";
  readonly view: Direction;
  readonly values: readonly (readonly number[])[];
  /** Whether the values are the distances from the centre, or colours on the sphere alone. */
  readonly shape: "distance" | "sphere";
}

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
