/** The message if Jupyter's transport cannot be loaded. */
export const missingZeromq =
  "Jupyter's transport needs the package zeromq, which is not installed or has no build for this machine: run npm install zeromq where noether is installed";
