import type { Temporal } from "temporal-polyfill";
import { assignee, type Assignment } from "../functions/incident/roster.ts";
import type { Client } from "../schemas/client.ts";
import { Competence } from "../schemas/person.ts";
import type { Priority } from "../schemas/priority.ts";
import { memberNamed } from "../schemas/support.ts";
import type { Attending } from "./attendance.ts";
import { supportOf } from "./supported.ts";

/** When, and for which incident, somebody is looked for. */
export interface RosterQuery {
  readonly at: Temporal.Instant;
  /** Every one where it is not said. */
  readonly competence?: Competence | undefined;
  readonly priority: Priority;
}

/** Who takes an incident of one competence. */
export interface RosterRow {
  readonly competence: Competence;
  readonly assignment: Assignment;
  /** Null where nobody takes it. */
  readonly name: string | null;
}

/** Who would take the next incident of each competence at a client. */
export function roster(
  client: Client,
  { absences, loads }: Pick<Attending, "absences" | "loads">,
  { at, competence, priority }: RosterQuery,
): readonly RosterRow[] {
  const support = supportOf(client);
  const choice = { support, absences, loads, excluded: [], told: [], at };
  return (competence ? [competence] : Competence.options).map((competence) => {
    const assignment = assignee({ competence, level: "first-line", priority }, choice);
    const member = assignment.outcome === "nobody" ? undefined : memberNamed(support, assignment.person);
    return { competence, assignment, name: member?.person.name ?? null };
  });
}
