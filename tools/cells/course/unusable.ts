/** Why a subject cannot be judged at all. */
export class Unusable extends Error {
  override readonly name = "Unusable";
  readonly outcome: "withheld" | "unwritten" | "unusable";
  constructor(outcome: Unusable["outcome"], message: string) {
    super(message);
    this.outcome = outcome;
  }
}
