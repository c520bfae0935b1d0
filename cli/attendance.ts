import { Temporal } from "temporal-polyfill";
import { systemClock } from "../functions/clock.ts";
import type { Attending } from "../functions/api/documents/duty.ts";
import { showAttendance } from "../schemas/api/team-operations.ts";
import { Absence } from "../schemas/absence.ts";
import type { Client } from "../schemas/client.ts";
import { CommandFailure } from "./failure.ts";
import { runningHost } from "./running-host.ts";

/** Who is absent, and how much each person has in hand, at a time. */
interface AttendingNow extends Attending {
  readonly now: Temporal.Instant;
}

/** What is known of a client's people: from the host that runs it, else nothing but the time. */
export async function attendance(client: Client): Promise<AttendingNow> {
  const unknown = { now: systemClock.now(), absences: [], loads: {} };
  const running = await runningHost().catch(() => undefined);
  if (running?.client !== client.id) return unknown;
  const { apiAccess, ask } = await import("./desk-api.ts");
  try {
    const asked = { parameters: {}, query: {}, body: undefined };
    const { at, people, absences } = await ask(await apiAccess(), showAttendance, asked);
    return {
      now: Temporal.Instant.from(at),
      absences: absences.map((absence) => Absence.parse(absence)),
      loads: Object.fromEntries(people.map(({ person, load }) => [person, load])),
    };
  } catch (error) {
    // What a host that was killed left behind tells nothing.
    if (error instanceof CommandFailure) return unknown;
    throw error;
  }
}
