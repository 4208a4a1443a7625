/**
 * An error that a person can mend: its message is one clear sentence with the remedy.
 * The command line prints the message alone and ends with a non-zero exit code; any other error is a defect of ours.
 */
export class UserError extends Error {
  override readonly name = "UserError";
}
