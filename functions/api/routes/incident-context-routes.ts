import { listCandidates, showChanges } from "../../../schemas/api/incident-context-operations.ts";
import type { AuditAct } from "../../../schemas/audit-entry.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import { changes, type Stretch, stretchAround } from "../../desk/changes.ts";
import { candidatesFor } from "../../incident/candidates.ts";
import { everToldOf } from "../../incident/incident.ts";
import { loadsOf } from "../../notify/audience.ts";
import type { Audit } from "../../ports.ts";
import { done, refused } from "../answered.ts";
import { shownChange } from "../documents/changes-document.ts";
import { concernsReach } from "../rights.ts";
import { route } from "../route.ts";

/** A request reads so many acts at most: looks at payloads are among them, and may be many. */
const ACTS_MAX = 5000;
const CHANGES_MAX = 200;

/** The acts of a stretch of time, the newest first, and whether these are all. */
async function actsIn({ from, until }: Stretch, audit: Pick<Audit, "between">) {
  const acts: AuditAct[] = [];
  for await (const { act } of audit.between(from, until)) {
    if (acts.length >= ACTS_MAX) return { acts, complete: false };
    acts.push(act);
  }
  return { acts, complete: true };
}

export const incidentContextRoutes = [
  route(showChanges, async ({ parameters: { number }, reach, at }, desk) => {
    const { client, incidents, audit, plans, releases } = desk;
    const incident = await incidents.ofNumber(number);
    if (!incident) return refused("incident-unknown", `#${number}`);
    if (!concernsReach(incident, reach)) return refused("role-insufficient", `#${number}`);
    const stretch = stretchAround(incident, at);
    const [{ acts, complete }, plan, released] = await Promise.all([
      actsIn(stretch, audit),
      plans.read(),
      releases.between(stretch.from, stretch.until),
    ]);
    const touched = (flow: string) =>
      reach.has(flow) && (incident.flows.length === 0 || incident.flows.includes(flow));
    const found = changes({ acts, plan, releases: released }, stretch, touched);
    return done({
      from: offsetTime(stretch.from, client.zone),
      until: offsetTime(stretch.until, client.zone),
      complete: complete && found.length <= CHANGES_MAX,
      items: found.slice(0, CHANGES_MAX).map((change) => shownChange(change, client.zone)),
    });
  }),

  route(listCandidates, async ({ parameters: { number }, reach, at }, desk) => {
    const { client, incidents, plans } = desk;
    const incident = await incidents.ofNumber(number);
    if (!incident) return refused("incident-unknown", `#${number}`);
    if (!concernsReach(incident, reach)) return refused("role-insufficient", `#${number}`);
    if (!client.support) return refused("support-missing", client.id);
    const { competence, priority, subject } = incident;
    const [{ absences }, open] = await Promise.all([plans.read(), Array.fromAsync(incidents.notClosed())]);
    const excluded = subject.type === "contact" ? [subject.id] : [];
    const candidates = candidatesFor(
      { competence, level: "first-line", priority },
      { support: client.support, absences, loads: loadsOf(open), excluded, told: [], at },
    );
    const told = everToldOf(incident);
    return done({
      competence,
      items: candidates.map(({ id, person, availability, until, load, reason }) => ({
        person: id,
        name: person.name,
        level: person.level,
        competences: person.competences,
        email: person.email,
        phone: person.phone ?? null,
        availability,
        until: until ? offsetTime(until, client.zone) : null,
        load,
        reason: reason ?? null,
        told: told.includes(id),
      })),
    });
  }),
];
