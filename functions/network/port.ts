import { once } from "node:events";
import { connect } from "node:net";
import { milliseconds } from "../../schemas/duration.ts";
import type { PullProbe } from "../../schemas/probe.ts";
import type { ProbeAnswer } from "../ports.ts";
import { noAnswer } from "./no-answer.ts";

/** Opens a connection to a port and closes it again; nothing is sent. */
export async function askPort({ host, port, timeout }: PullProbe & { type: "tcp" }): Promise<ProbeAnswer> {
  const limit = AbortSignal.timeout(milliseconds(timeout));
  const socket = connect({ host, port, signal: limit });
  socket.on("error", () => undefined);
  try {
    await once(socket, "connect");
    return { answered: "connection" };
  } catch (error) {
    return noAnswer(error, limit);
  } finally {
    socket.destroy();
  }
}
