import { setPriority } from "node:os";
import { makeSnapshot } from "./snapshot.js";

/** Makes the checker's start-up snapshot, or with the argument `node` that with all of Node's types, beside whatever else goes on; where that fails, notebooks start as before. */
setPriority(10);
void makeSnapshot(process.argv[2] === "node" ? "node" : "cells").catch(() => {});
