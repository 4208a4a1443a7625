/**
 * Checks that representations belong to one group, which groups of one name are taken for.
 *
 * @returns that group
 * @throws TypeError if two of them differ
 */
export function sameGroup<Of extends { readonly name: string }>(
  first: { readonly group: Of },
  ...others: readonly { readonly group: { readonly name: string } }[]
): Of {
  const odd = others.find(({ group }) => group.name !== first.group.name);
  if (odd !== undefined) {
    throw new TypeError(
      `expected representations of one group, got one of ${first.group.name} and one of ${odd.group.name}: restrict them to a common subgroup first`,
    );
  }
  return first.group;
}
