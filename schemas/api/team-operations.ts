import * as z from "zod";
import { Absence } from "../absence.ts";
import { Competence, Level, PersonId } from "../person.ts";
import { Priority } from "../priority.ts";
import { RosterReason } from "../roster-reason.ts";
import { EVERYBODY } from "./access.ts";
import { NO_BODY, NO_PARAMETERS, operation } from "./operation.ts";
import { listOf } from "./page.ts";
import { ShownTime } from "./shown-time.ts";

const tag = "Team";

export const showRoster = operation({
  id: "showRoster",
  method: "get",
  path: "/roster",
  summary: "Tell who would take the next incident of each competence",
  tag,
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: z.strictObject({
    at: ShownTime.optional().meta({ description: "Now where it is not said." }),
    priority: Priority.default("P3"),
    competence: Competence.optional(),
  }),
  body: NO_BODY,
  answer: listOf(
    z.object({
      competence: Competence,
      outcome: z.string(),
      person: PersonId.nullable(),
      name: z.string().nullable(),
      until: ShownTime.optional(),
      reason: RosterReason,
    }),
  ).extend({ at: ShownTime }),
  problems: ["support-missing"],
});

export const showAttendance = operation({
  id: "showAttendance",
  method: "get",
  path: "/attendance",
  summary: "Tell who stands by the client, who is absent, and how much each person has in hand",
  tag,
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: z.strictObject({}),
  body: NO_BODY,
  answer: z.object({
    at: ShownTime,
    people: z.array(
      z.object({
        person: PersonId,
        name: z.string(),
        level: Level,
        competences: z.array(Competence),
        load: z.int().nonnegative().meta({ description: "Incidents in hand." }),
      }),
    ),
    absences: z.array(Absence),
  }),
  problems: [],
});

export const showCoverage = operation({
  id: "showCoverage",
  method: "get",
  path: "/coverage",
  summary: "List each competence and stretch of time with nobody, or with only one person",
  tag,
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: z.strictObject({
    weeks: z.coerce.number().int().min(1).max(12).default(4),
    from: ShownTime.optional().meta({ description: "Now where it is not said." }),
  }),
  body: NO_BODY,
  answer: listOf(
    z.object({
      competence: Competence,
      from: ShownTime,
      until: ShownTime,
      people: z.int().nonnegative(),
      onCall: z.boolean(),
      who: PersonId.nullable(),
    }),
  ).extend({ from: ShownTime, until: ShownTime }),
  problems: ["support-missing"],
});
