/**
 * Whose file this is, as far as its path tells: the name of the learner's folder, or what a learning platform put into
 * the file's name; undefined if neither tells.
 *
 * - Moodle: `Ada Lovelace_280002_assignsubmission_file_/...`, and the same before a file's name
 * - Canvas: `lovelaceada_LATE_4711_280002_05-convolution.ipynb`
 * - any other folder: its name
 *
 * @param file the path below the folder of submissions, with slashes
 */
export function ownerOf(file: string): string | undefined {
  const parts = file.split("/");
  const inside = parts[0] === "submitted" ? parts.slice(1) : parts;
  const [first = "", ...more] = inside;
  const moodle = /^(.+?)_\d+_assignsubmission_(?:file|onlinetext)(?:_|$)/.exec(first);
  if (moodle) return moodle[1];
  if (more.length > 0) return first.replace(/\.zip$/i, "");
  return /^([^_]+)_(?:late_)?\d+_\d+_./i.exec(first)?.[1];
}
