import { setPriority } from "node:os";
import { makeSnapshot } from "./snapshot.js";

/** Makes the checker's start-up snapshot beside whatever else goes on; where that fails, notebooks start as before. */
setPriority(10);
void makeSnapshot().catch(() => {});
