import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * Lets a server listen on the first of some ports that is free, and returns that port; 0 stands for any free port.
 *
 * @throws the last port's error if none is free
 */
export async function listening(server: Server, host: string, ports: readonly number[]): Promise<number> {
  let failure: unknown;
  for (const port of ports) {
    try {
      await new Promise<void>((done, failed) => {
        const fail = (error: Error): void => failed(error);
        server.once("error", fail);
        server.listen(port, host, () => {
          server.off("error", fail);
          done();
        });
      });
      return (server.address() as AddressInfo).port;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}
