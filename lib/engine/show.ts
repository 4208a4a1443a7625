import type { MimeBundle } from "../display/displayable.js";
import { type Corner, cornerOf } from "./corner.js";
import type { Tensor } from "./tensor.js";

/**
 * What a tensor is, and the corner of its numbers:
 *
 *     Tensor [2, 3] float32
 *        0.5  1  -2.25
 *        ...
 */
export function tensorText(x: Tensor): string {
  const { kind, matrices, more } = cornerOf(x);
  if (x.rank < 2 || x.size === 0) return tensorLine(x);
  const all = matrices.flatMap(({ rows }) => rows);
  const widths = all[0]!.map((_, j) => Math.max(...all.map((row) => row[j]!.length)));
  const lines = matrices.flatMap(({ name, rows }) => [
    ...(name === undefined ? [] : [name]),
    ...rows.map((row) => `  ${row.map((cell, j) => cell.padStart(widths[j]!)).join("  ")}`),
  ]);
  return [kind, ...lines, ...(more === undefined ? [] : [more])].join("\n");
}

/** What a tensor is, in a line: with its numbers where it is a number or a list. */
export function tensorLine(x: Tensor): string {
  const { kind, matrices, more } = cornerOf(x);
  if (x.size === 0) return `${kind}: ${more}`;
  return x.rank < 2 ? `${kind}: ${matrices[0]!.rows[0]!.join("  ")}` : kind;
}

/** What a notebook shows of a tensor. */
export function tensorBundle(x: Tensor): MimeBundle {
  const words = tensorText(x);
  return x.rank === 0 || x.size === 0
    ? { "text/plain": words }
    : { "text/html": html(cornerOf(x)), "text/plain": words };
}

/** Tables without a style but their alignment: the page they stand in has one. */
function html({ kind, matrices, more }: Corner): string {
  const style = "text-align: right; font-variant-numeric: tabular-nums";
  const tables = matrices.map(({ name, rows }) => {
    const lines = rows.map(
      (row) => `<tr>${row.map((cell) => `<td style="${style}">${cell}</td>`).join("")}</tr>`,
    );
    const caption = name === undefined ? "" : `<caption style="text-align: left">${name}</caption>`;
    return `<table>${caption}<tbody>${lines.join("")}</tbody></table>`;
  });
  return `<div><div>${kind}</div>${tables.join("")}${more === undefined ? "" : `<div>${more}</div>`}</div>`;
}
