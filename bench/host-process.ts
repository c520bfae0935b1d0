/*
 * The demo on the embedded host, in a process of its own, so that the applications at both ends do not share
 * its thread. It tells its outputs, and stops when told to.
 */
import { once } from "node:events";
import { hostClient } from "../local/client-host.ts";

const running = await hostClient({
  client: "demo",
  log: ({ source, level, message }) => {
    if (level === "error") process.stderr.write(`${source}: ${message}\n`);
  },
});
process.send?.(running.outputs);
await once(process, "message");
await running.stop();
process.disconnect();
