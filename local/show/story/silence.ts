import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { nextOpening } from "../../../functions/calendar/business-time.ts";
import { causeOf } from "../../../functions/incident/cause.ts";
import type { Incidents } from "../../../functions/ports.ts";
import type { ServiceHours } from "../../../schemas/calendar.ts";
import { CapturedMessage } from "../../../schemas/outbox.ts";
import type { Host } from "../../host.ts";

const Listed = z.object({ items: z.array(CapturedMessage) });

const MINUTE = Temporal.Duration.from("PT1M");
/** A sweep judges each minute since the last one, as long as it was away no longer than this. */
const STRIDE = Temporal.Duration.from("PT5M");
const LONGEST_MINUTES = 26 * 60;
/** A recovery has to last before it is told. */
const RECOVERY = Temporal.Duration.from("PT20M");

/** What the silence is played on. */
export interface Quiet {
  readonly flow: string;
  /** When something is expected of it. */
  readonly hours: ServiceHours | undefined;
  readonly host: Pick<Host, "now" | "advance" | "setTime">;
  /** Where the host lists what it captured. */
  readonly outbox: string;
  readonly incidents: Incidents;
}

/** What people were told of the silence of a flow, oldest first. */
async function told({ flow, outbox, incidents }: Quiet): Promise<readonly CapturedMessage[]> {
  const incident = await incidents.latest(causeOf({ type: "flow", id: flow }, "silent"));
  if (!incident) return [];
  const answer = await fetch(`${outbox}.json`);
  const { items } = Listed.parse(await answer.json());
  return items.filter(({ body }) => body.includes(`#${incident.number} `)).toReversed();
}

/** Lets time pass, with nothing sent, until somebody is told that the flow is silent; a night passes at once. */
export async function fallSilent(quiet: Quiet, signal: AbortSignal): Promise<readonly CapturedMessage[]> {
  const opening = quiet.hours && nextOpening(quiet.hours, quiet.host.now());
  if (opening && Temporal.Instant.compare(opening, quiet.host.now()) > 0) await quiet.host.setTime(opening);
  for (let minutes = 0; minutes < LONGEST_MINUTES; minutes += STRIDE.minutes) {
    signal.throwIfAborted();
    await quiet.host.advance(STRIDE, STRIDE);
    const messages = await told(quiet);
    if (messages.length > 0) return messages;
  }
  return [];
}

/** Lets time pass after the flow moves again, and tells what people are told of it. */
export async function recover(quiet: Quiet, signal: AbortSignal): Promise<readonly CapturedMessage[]> {
  const before = (await told(quiet)).length;
  for (let minutes = 0; minutes < RECOVERY.total("minutes"); minutes += 1) {
    signal.throwIfAborted();
    await quiet.host.advance(MINUTE);
  }
  return (await told(quiet)).slice(before);
}
