import type { Temporal } from "temporal-polyfill";
import { slaClocks } from "../functions/incident/sla.ts";
import { ALWAYS } from "../schemas/calendar.ts";
import type { Client } from "../schemas/client.ts";
import type { Priority } from "../schemas/priority.ts";
import { serviceLevel } from "../schemas/service-level.ts";
import { offsetTime } from "./offset-time.ts";
import type { Waited } from "./time-arguments.ts";

/** When a clock warns and when its time is used up; null where its hours never come. */
interface Deadlines {
  readonly warnAt: string | null;
  readonly dueAt: string | null;
}

/** What a contract promises an incident, in the local time of its hours. */
export interface Promised {
  readonly priority: Priority;
  readonly from: string;
  readonly hours: string;
  readonly acknowledge: Deadlines;
  readonly resolve: Deadlines;
}

/** What is asked: an incident opened `from`, with stretches of waiting since. */
interface SlaQuestion {
  readonly priority: Priority;
  readonly from: Temporal.Instant;
  readonly waiting: readonly Waited[];
}

/** Until when an incident is to be acknowledged and resolved under the client's contract. */
export function promised(client: Client, { priority, from, waiting }: SlaQuestion): Promised {
  const level = serviceLevel(client, priority);
  const zone = level.hours === ALWAYS ? client.zone : level.hours.zone;
  const events = { openedAt: from, acknowledgedAt: undefined, resolvedAt: undefined, waiting };
  const clocks = slaClocks(events, level, from);
  const shown = (at: Temporal.Instant | undefined) => (at ? offsetTime(at, zone) : null);
  const { acknowledge, resolve } = clocks;
  return {
    priority,
    from: offsetTime(from, zone),
    hours: level.hoursName,
    acknowledge: { warnAt: shown(acknowledge.warnAt), dueAt: shown(acknowledge.dueAt) },
    resolve: { warnAt: shown(resolve.warnAt), dueAt: shown(resolve.dueAt) },
  };
}
