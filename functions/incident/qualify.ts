import type { Temporal } from "temporal-polyfill";
import { ALWAYS } from "../../schemas/calendar.ts";
import type { Client } from "../../schemas/client.ts";
import type { Incident } from "../../schemas/incident.ts";
import type { StallKind } from "../../schemas/stall-kind.ts";
import type { Subject } from "../../schemas/watch-state.ts";
import { neededCompetence } from "./needed-competence.ts";
import { priority } from "./priority.ts";

/** How an incident ranks, and whom it needs. */
export type Qualified = Pick<Incident, "flows" | "impact" | "urgency" | "priority" | "competence">;

/** The flows that a stall of a subject touches. */
function touched({ type, id }: Subject, { flows }: Client): readonly string[] {
  if (type === "flow") return [id];
  return Object.entries(flows)
    .filter(([, { source, target }]) => source === id || target === id)
    .map(([flow]) => flow);
}

/**
 * Ranks a stall of a subject at an instant, by the flows that it touches.
 *
 * @param probe the probe of an application that shows it
 */
export function qualify(
  client: Client,
  kind: StallKind,
  subject: Subject,
  at: Temporal.Instant,
  probe: string | undefined,
): Qualified {
  const flows = touched(subject, client);
  const configured = flows.flatMap((flow) => client.flows[flow] ?? []);
  const [most] = configured.toSorted(
    (a, b) => DEGREES.indexOf(b.criticality) - DEGREES.indexOf(a.criticality),
  );
  const expectation = most?.expectation;
  const name = expectation === undefined || expectation === "none" ? ALWAYS : expectation.hours;
  const ranked = priority(
    {
      kind,
      criticalities: configured.map(({ criticality }) => criticality),
      hours: client.calendars[name] ?? ALWAYS,
      at,
    },
    client.incidents,
  );
  const named =
    subject.type === "flow"
      ? { flow: subject.id }
      : { application: subject.id, ...(probe === undefined ? {} : { probe }) };
  return { flows: [...flows], ...ranked, competence: neededCompetence(kind, named, client) };
}

const DEGREES: readonly string[] = ["low", "medium", "high"];
