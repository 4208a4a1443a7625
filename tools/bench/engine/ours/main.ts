import { answerAll } from "../answering.js";
import { makers } from "./makers.js";

// This library as one of those compared.

await answerAll(`noether on node ${process.versions.node}`, (work) => makers[work.kind](work));
