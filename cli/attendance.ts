import type { Temporal } from "temporal-polyfill";
import { systemClock } from "../functions/clock.ts";
import { loadsOf } from "../functions/notify/audience.ts";
import type { Absence } from "../schemas/absence.ts";
import type { Client } from "../schemas/client.ts";
import { CommandFailure } from "./failure.ts";
import { runningHost } from "./running-host.ts";

/** Who is absent, and how much each person has in hand, at a time. */
export interface Attending {
  readonly now: Temporal.Instant;
  readonly absences: readonly Absence[];
  readonly loads: Readonly<Record<string, number>>;
}

/** What is known of a client's people: from the host that runs it, else nothing but the time. */
export async function attendance(client: Client): Promise<Attending> {
  const unknown = { now: systemClock.now(), absences: [], loads: {} };
  const running = await runningHost().catch(() => undefined);
  if (running?.client !== client.id) return unknown;
  const { hostNow, reach } = await import("./reach.ts");
  try {
    const now = await hostNow(running);
    const { watch } = await reach();
    const [{ absences }, incidents] = await Promise.all([
      watch.plans.read(),
      Array.fromAsync(watch.incidents.notClosed()),
    ]);
    return { now, absences, loads: loadsOf(incidents) };
  } catch (error) {
    // What a host that was killed left behind tells nothing.
    if (error instanceof CommandFailure) return unknown;
    throw error;
  }
}
