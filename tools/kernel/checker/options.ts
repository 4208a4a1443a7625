import ts from "typescript";
import type { Runtime } from "./fileSystem.js";
import { languageOf } from "./libraries.js";

/**
 * How cells are checked: strictly, as modules for a bundler, so that every way to import that works at run time also
 * passes the check.
 */
const cellOptions: ts.CompilerOptions = {
  module: ts.ModuleKind.Preserve,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  customConditions: ["node"],
  strict: true,
  allowImportingTsExtensions: true,
  allowArbitraryExtensions: false,
  allowJs: true,
  resolveJsonModule: true,
  allowUnreachableCode: true,
  allowUnusedLabels: true,
  skipLibCheck: true,
  noEmitOnError: false,
  newLine: ts.NewLineKind.LineFeed,
  types: [],
};

/** The options for cells that run in a given place. */
export const optionsFor = (runtime: Runtime): ts.CompilerOptions => ({
  ...cellOptions,
  ...languageOf(runtime),
});

/** Errors that do not stop a cell: 7016 is a package without types, whose values are then `any`. */
export const tolerated: ReadonlySet<number> = new Set([7016]);

/** Documentation comments are not parsed, which saves a fifth of the time to the first result (see `comments.ts`). */
export const comments: ts.JSDocParsingMode = ts.JSDocParsingMode.ParseForTypeErrors;

/** Library and package files are parsed once for all the notebooks of a process. */
export const registry: ts.DocumentRegistry = ts.createDocumentRegistry(true, "", comments);
