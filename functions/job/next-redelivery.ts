import { hash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { ArchivedExchange } from "../../schemas/archived-exchange.ts";
import type { JobEntry, JobPosition, Redelivery, ReplayJob } from "../../schemas/replay-job.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import { type ForwardedPart, type ForwardedPorts, sentOf } from "../archive/forwarded.ts";
import type { ArchivePart } from "../ports.ts";
import type { NextBatch } from "./matching.ts";

/**
 * The archive is listed newest first, so that it is gone through in steps, each of which is listed whole; where nothing
 * is found the next one is twice as long.
 */
const STEP_MINUTES = 5;
const STEP_MINUTES_MAX = 60;

/** So many steps are gone through for one batch; the next one goes on from there. */
const STEPS_MAX = 300;

/** So many bytes of bodies are sent in one batch at most, or one that is larger. */
const BATCH_BYTES_MAX = 8 * 1_048_576;

/** Tells an exchange from others of its part, also where some were erased in between. */
function digestOf({ exchangeId, hash: contentHash }: ArchivedExchange): string {
  return hash("sha256", JSON.stringify([exchangeId, contentHash]), "hex").slice(0, 16);
}

/** Where an exchange of the archive stands: its part, and what tells it from others there. */
export const placeOf = (part: string, exchange: ArchivedExchange) => `${part}/${digestOf(exchange)}`;

/** The part of the archive in which a place lies. */
export const partOf = (place: string) => place.slice(0, place.lastIndexOf("/"));

const compared = (one: ArchivePart, other: ArchivePart) =>
  Temporal.Instant.compare(one.at, other.at) || (one.name < other.name ? -1 : 1);

/** The parts that a flow kept from one instant until before another, oldest first. */
async function partsWithin(
  flow: string,
  from: Temporal.Instant,
  before: Temporal.Instant,
  { archive }: ForwardedPorts,
): Promise<readonly ArchivePart[]> {
  const parts: ArchivePart[] = [];
  for await (const part of archive.upTo(flow, before)) {
    if (Temporal.Instant.compare(part.at, from) < 0) break;
    if (Temporal.Instant.compare(part.at, before) < 0) parts.push(part);
  }
  return parts.toSorted(compared);
}

/** What is still to come of a part of which a place was reached; all of it where that was erased in between. */
function afterPlace(
  sent: ForwardedPart["sent"],
  { name }: ArchivePart,
  cursor: JobPosition | null,
): ForwardedPart["sent"] {
  if (!cursor || partOf(cursor.id) !== name) return sent;
  return sent.slice(sent.findIndex(({ exchange }) => placeOf(name, exchange) === cursor.id) + 1);
}

const isBefore = ({ at, name }: ArchivePart, cursor: JobPosition | null) =>
  cursor !== null &&
  (timestamp(at) < cursor.stateSince || (timestamp(at) === cursor.stateSince && name < partOf(cursor.id)));

/** Finds the next exchanges of a redelivery, so many at most, in the order in which they were forwarded. */
export async function nextRedelivery(
  { filter: { flow }, cursor }: Pick<ReplayJob, "filter" | "cursor">,
  { from, until, key }: Redelivery,
  size: number,
  ports: ForwardedPorts,
): Promise<NextBatch> {
  const end = until.add({ milliseconds: 1 });
  const batch: JobEntry[] = [];
  let bytes = 0;
  let reached = cursor;
  let begin = cursor ? Temporal.Instant.from(cursor.stateSince) : from;
  let minutes = STEP_MINUTES;
  for (let step = 0; Temporal.Instant.compare(begin, end) < 0; step += 1) {
    if (step >= STEPS_MAX) return { batch, cursor: reached, isEnd: false };
    const next = begin.add({ minutes });
    const before = Temporal.Instant.compare(next, end) < 0 ? next : end;
    const parts = await partsWithin(flow, begin, before, ports);
    minutes = parts.length > 0 ? STEP_MINUTES : Math.min(2 * minutes, STEP_MINUTES_MAX);
    for (const part of parts) {
      if (isBefore(part, cursor)) continue;
      for (const { exchange } of afterPlace(await sentOf(flow, part.name, ports), part, cursor)) {
        if (key !== undefined && exchange.businessKey !== key) continue;
        const bodyBytes = Buffer.byteLength(exchange.body);
        const isFull = batch.length >= size || (batch.length > 0 && bytes + bodyBytes > BATCH_BYTES_MAX);
        if (isFull) return { batch, cursor: reached, isEnd: false };
        const position = { stateSince: timestamp(part.at), id: placeOf(part.name, exchange) };
        batch.push({ ...position, signature: "", tries: 0 });
        bytes += bodyBytes;
        reached = position;
      }
    }
    begin = before;
    if (batch.length === 0) reached = { stateSince: timestamp(begin), id: "" };
  }
  return { batch, cursor: reached, isEnd: true };
}
