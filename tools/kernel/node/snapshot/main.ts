import { setPriority } from "node:os";
import { makeSnapshot } from "./snapshot.js";

/**
 * Makes the checker's start-up snapshot (with the argument `node` the one with all of Node's types), at low priority;
 * if that fails, notebooks start as before.
 */
setPriority(10);
void makeSnapshot(process.argv[2] === "node" ? "node" : "cells").catch(() => {});
