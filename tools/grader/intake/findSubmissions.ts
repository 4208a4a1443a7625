import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { basename, normalize } from "node:path";
import { UserError } from "../../userError.js";
import type { Handed } from "./found.js";
import { ownerOf } from "./owner.js";
import { fileEntry, lookInto } from "./walk.js";

/**
 * The notebooks in the places named, a folder or a file each, in the order of their names: files `.ipynb` and `.ts`, in
 * folders of any depth and in zip archives. Hidden files are passed over; everything else that is no notebook is listed,
 * and a learner's folder without a notebook is a row of its own, which says what is in it instead.
 *
 * @param except files that are the grader's own: its report, its journal
 * @throws UserError where a place is missing or may not be read, or there is no notebook in any
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
      throw new UserError(`${place}: it may not be read, change its permissions.`);
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
