import { UserError } from "../../userError.js";

/** A file is no notebook at all, but perhaps something that belongs to one. */
export class NoNotebook extends UserError {}
