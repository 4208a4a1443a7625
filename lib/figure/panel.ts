/** What a panel can show. Colours are positions 0, 1, 2 ... in the palette, never literal colours. */
export type Mark =
  | {
      readonly kind: "line";
      readonly x: readonly number[];
      readonly y: readonly number[];
      readonly name?: string;
      readonly colour?: number;
      readonly dashed?: boolean;
      /** Each value holds until the next x: a step function. */
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
      /** What the colours measure: the title of a colour scale next to the panel. */
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
      /** How a shade in [0, 1] is coloured (default: sequential); signed: negative below 0.5, positive above. */
      readonly scale?: "sequential" | "signed";
      /** The surface itself, for pages in which it can be rotated. */
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

/** The direction from which an object in space is seen, in radians: see `project`. */
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
  /** Colours as #rrggbb: chemists' colours of the elements are not in the palette. */
  readonly colours: readonly string[];
  /** What is written on each ball. */
  readonly names: readonly string[];
  readonly sticks: readonly (readonly [i: number, j: number])[];
  readonly arrows?: readonly SolidArrow[];
  /** A surface that one can see through. */
  readonly faces?: SolidFaces;
}

/** Quadrilaterals in space, of two signs. */
export interface SolidFaces {
  readonly vertices: readonly (readonly [number, number, number])[];
  /** Four vertices each. */
  readonly quads: readonly (readonly [number, number, number, number])[];
  /** 1 or -1 for each. */
  readonly signs: readonly number[];
}

/** An arrow in space that begins at a ball. */
export interface SolidArrow {
  readonly ball: number;
  readonly to: readonly [number, number, number];
  /** As #rrggbb. */
  readonly colour: string;
}

/** A function on the sphere: its values in [-1, 1] in rows from the pole +y to -y, each row once around. */
export interface SphericalSolid {
  readonly kind: "spherical";
  readonly view: Direction;
  readonly values: readonly (readonly number[])[];
  /** Whether the values are distances from the centre, or only colours on the sphere. */
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
