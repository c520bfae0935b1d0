import type { Temporal } from "temporal-polyfill";
import type { AuditAct } from "../../schemas/audit-entry.ts";
import type { DailyCounts } from "../../schemas/daily-counts.ts";
import { type Pulse, PulseCounts } from "../../schemas/pulse.ts";

/** From its first instant to its last minute, in a zone. */
export function dayOf(day: Temporal.PlainDate, zone: string) {
  const from = day.toZonedDateTime(zone).toInstant();
  const next = day.add({ days: 1 }).toZonedDateTime(zone).toInstant();
  return { from, until: next.subtract({ minutes: 1 }), end: next.subtract({ milliseconds: 1 }) };
}

/** How often people did something with held exchanges, by flow: the id of one begins with its flow. */
export interface ActCounts {
  readonly replayed: ReadonlyMap<string, number>;
  readonly discarded: ReadonlyMap<string, number>;
}

/** Counts the replays and discards that were carried out, as far as so many acts tell. */
export async function countActs(
  acts: AsyncIterable<{ readonly act: AuditAct }>,
  most: number,
): Promise<ActCounts> {
  const counts = { replay: new Map<string, number>(), discard: new Map<string, number>() };
  let read = 0;
  for await (const { act } of acts) {
    read += 1;
    if (read > most) break;
    if (act.result !== "done" || !act.subject.startsWith("exchange/")) continue;
    const counted = act.action === "replay" || act.action === "discard" ? counts[act.action] : undefined;
    const id = act.subject.slice("exchange/".length);
    const flow = id.slice(0, id.lastIndexOf("."));
    counted?.set(flow, (counted.get(flow) ?? 0) + 1);
  }
  return { replayed: counts.replay, discarded: counts.discard };
}

/** A day of a flow, from its pulses and from what people did. */
export function summedUp(
  flow: string,
  day: Temporal.PlainDate,
  pulses: readonly Pulse[],
  { replayed, discarded }: ActCounts,
): DailyCounts {
  const counts = PulseCounts.parse({});
  for (const pulse of pulses) for (const name of PulseCounts.keyof().options) counts[name] += pulse[name];
  return {
    ...counts,
    day: day.toString(),
    replayed: replayed.get(flow) ?? 0,
    discarded: discarded.get(flow) ?? 0,
  };
}
