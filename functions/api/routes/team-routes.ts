import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { showAttendance, showCoverage, showRoster } from "../../../schemas/api/team-operations.ts";
import { Absence } from "../../../schemas/absence.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import { servingPeople } from "../../../schemas/support.ts";
import { loadsOf } from "../../notify/audience.ts";
import { done, refused } from "../answered.ts";
import type { Desk } from "../desk.ts";
import { coverageDocument, rosterDocument } from "../documents/duty.ts";
import { route } from "../route.ts";

/** Who is absent, and how much each person has in hand. */
async function attending({ plans, incidents }: Desk) {
  const [{ absences }, open] = await Promise.all([plans.read(), Array.fromAsync(incidents.notClosed())]);
  return { absences, loads: loadsOf(open) };
}

const instant = (time: string | undefined, now: Temporal.Instant) =>
  time === undefined ? now : Temporal.Instant.from(time);

export const teamRoutes = [
  route(showRoster, async ({ query, at: now }, desk) => {
    const { support, zone, id } = desk.client;
    if (!support) return refused("support-missing", id);
    const { competence, priority } = query;
    const asked = { at: instant(query.at, now), competence, priority };
    return done(rosterDocument(support, await attending(desk), asked, zone));
  }),

  route(showAttendance, async ({ at }, desk) => {
    const { support, zone } = desk.client;
    const { absences, loads } = await attending(desk);
    const people = (support ? servingPeople(support) : []).map(({ id, person }) => ({
      person: id,
      name: person.name,
      level: person.level,
      competences: person.competences,
      load: loads[id] ?? 0,
    }));
    return done({
      at: offsetTime(at, zone),
      people,
      absences: absences.map(({ person, from, until, reason }) =>
        z.encode(Absence, { person, from, until, reason }),
      ),
    });
  }),

  route(showCoverage, async ({ query: { weeks, from }, at }, desk) => {
    const { support, zone, id } = desk.client;
    if (!support) return refused("support-missing", id);
    const { absences } = await desk.plans.read();
    return done(coverageDocument(support, absences, { from: instant(from, at), weeks }, zone));
  }),
];
