import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { basename, normalize } from "node:path";
import { UserError } from "../../userError.js";
import type { Handed } from "./found.js";
import { ownerOf } from "./owner.js";
import { fileEntry, lookInto } from "./walk.js";

/**
 * The notebooks in the given places, each a folder or a file, in the order of their names: `.ipynb` and `.ts` files, in
 * folders up to eight deep and in zip archives. Hidden files are ignored; other files that are not notebooks are
 * listed, and a learner's folder without a notebook gets a row that says what is in it instead.
 *
 * @param except the grader's own files: its report, its journal
 * @throws UserError if a place is missing or not readable, or there is no notebook in any of them
 */
export async function findSubmissions(
  places: readonly string[],
  except: ReadonlySet<string> = new Set(),
): Promise<Handed> {
  const all: Handed[] = [];
  for (const place of places) {
    const kind = await stat(place).catch(() => undefined);
    if (kind === undefined) throw new UserError(`${place}: there is no such folder or file, check the path.`);
    await access(place, constants.R_OK).catch(() => {
      throw new UserError(`${place}: it is not readable, change its permissions.`);
    });
    if (!kind.isDirectory()) {
      all.push(await fileEntry(Buffer.from(place), places.length > 1 ? normalize(place) : basename(place)));
      continue;
    }
    const prefix = places.length > 1 ? `${normalize(place).replaceAll("\\", "/").replace(/\/$/, "")}/` : "";
    const { found, passedOver } = await lookInto(Buffer.from(place), except);
    all.push({
      found: found.map((one) => {
        const owner = ownerOf(one.file);
        return { ...one, file: prefix + one.file, ...(owner === undefined ? {} : { owner }) };
      }),
      passedOver: passedOver.map(({ file, why }) => ({ file: prefix + file, why })),
    });
  }
  const found = all.flatMap((handed) => handed.found);
  const passedOver = all.flatMap((handed) => handed.passedOver);
  if (!found.some(({ refused, path, bytes }) => refused !== undefined || path !== undefined || bytes)) {
    throw new UserError(
      `${places.join(", ")}: expected notebooks (.ipynb, or .ts in the percent format), found none` +
        `${passedOver.length === 0 ? "" : `, but ${passedOver[0]!.file}: ${passedOver[0]!.why}`}.`.replace(
          "..",
          ".",
        ),
    );
  }
  return { found, passedOver };
}
