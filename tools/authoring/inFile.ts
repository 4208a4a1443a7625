import { UserError } from "../userError.js";

/** What reading a file's text gives; an error that its author can correct names the file, too. */
export function inFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${file}: ${error.message}`);
    throw error;
  }
}
