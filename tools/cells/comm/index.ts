/** Messages between a notebook and its page: `import { comm, onComm } from "noether/comm"`. */
export { type Comm, type CommData, type CommExtras, comm, onComm, type Received } from "./comm.js";
