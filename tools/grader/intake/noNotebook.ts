import { UserError } from "../../userError.js";

/** A file is not a notebook at all, but perhaps something that belongs to one. */
export class NoNotebook extends UserError {}
