/** The MIME type of a hint or a solution as data, for programs that read executed notebooks. */
export const HELP = "application/vnd.noether.help+json";

/** A hint or solution that somebody asked for in a notebook. */
export interface Asked {
  readonly exercise: string;
  readonly text: string;
}
