/** The exports of a module. */
export type Namespace = Readonly<Record<string, unknown>>;

/** `import()` as cells and local modules see it. */
export type Import = (specifier: unknown, options?: ImportCallOptions) => Promise<Namespace>;
