/** The event by which a server that is about to end asks its open pages to save. */
export const ending = "https://noether/ending";

/** The event by which a page answers that everything in it is saved. */
export const saved = "https://noether/saved";
