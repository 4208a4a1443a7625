/**
 * An error that a person can put right: its message is one clear sentence with the remedy. The command line prints the
 * message alone and ends with a non-zero exit code; any other error is a bug in Noether.
 */
export class UserError extends Error {
  override readonly name = "UserError";
}
