import { once } from "node:events";
import * as http from "node:http";
import * as https from "node:https";
import { TLSSocket } from "node:tls";
import { Temporal } from "temporal-polyfill";
import { milliseconds } from "../../schemas/duration.ts";
import type { HttpsProbe } from "../../schemas/probe.ts";
import type { ProbeAnswer } from "../ports.ts";
import { noAnswer } from "./no-answer.ts";

/** So much of an answer is looked into. */
const READ_BYTES = 64 * 1024;

/** When the certificate of a connection expires; undefined where it has none. */
function certificateExpires(socket: unknown): Temporal.Instant | undefined {
  const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  if (!certificate) return undefined;
  return Temporal.Instant.fromEpochMilliseconds(certificate.validToDate.getTime());
}

/** The beginning of an answer as text. */
async function beginningOf(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    if (size >= READ_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, READ_BYTES).toString("utf8");
}

/** Asks for a page once, on a connection of its own, and follows no redirect. */
export async function askPage({ url, text, timeout }: HttpsProbe): Promise<ProbeAnswer> {
  const limit = AbortSignal.timeout(milliseconds(timeout));
  const { request } = new URL(url).protocol === "https:" ? https : http;
  const headers = { "user-agent": "integration-exchange-watchdog", accept: "*/*" };
  const asked = request(url, { agent: false, signal: limit, headers }).end();
  // Without a listener, an error after the answer would end the process.
  asked.on("error", () => undefined);
  try {
    const [response]: http.IncomingMessage[] = await once(asked, "response");
    if (!response) throw new Error("a response event without a response");
    return {
      answered: "page",
      status: response.statusCode ?? 0,
      certificateExpires: certificateExpires(response.socket),
      text: text === undefined ? undefined : await beginningOf(response),
    };
  } catch (error) {
    return noAnswer(error, limit);
  } finally {
    asked.destroy();
  }
}
