/** What `tools/setup/page.mjs` makes for the page: no files, but parts of the bundle. */

/** The settings' descriptions of all packages of the shell, as a settings registry takes them. */
declare module "virtual:schemas" {
  const schemas: readonly {
    readonly id: string;
    readonly version: string;
    readonly schema: Readonly<Record<string, unknown>>;
  }[];
  export default schemas;
}

/** The style sheets of the shell's packages, and ours. */
declare module "virtual:styles";
