import * as z from "zod";
import { Competence, Level, PersonId } from "../person.ts";
import { RosterReason } from "../roster-reason.ts";
import { EVERYBODY, WORKERS } from "./access.ts";
import { ByNumber } from "./incident-operations.ts";
import { NO_BODY, NO_QUERY, operation } from "./operation.ts";
import { listOf } from "./page.ts";
import { ShownTime } from "./shown-time.ts";

const tag = "Incidents";

/** What may have changed before an incident. */
export const ChangeCode = z.enum([
  "code-deployed",
  "contract-version",
  "contract-changed",
  "flow-added",
  "flow-removed",
  "flow-settings",
  "team-changed",
  "maintenance",
  "maintenance-ended",
  "watch-live",
  "watch-observe",
  "control-observe",
  "control-bypass",
  "control-pause",
  "control-ended",
  "exchange-corrected",
  "correction-approved",
  "absence",
  "absence-removed",
]);
export type ChangeCode = z.output<typeof ChangeCode>;

const Change = z
  .object({
    at: ShownTime,
    until: ShownTime.nullable().meta({ description: "When it ends, of what lasts." }),
    code: ChangeCode,
    by: z.string().nullable().meta({ description: "Who did it; null where that is not known." }),
    flow: z.string().nullable(),
    subject: z.string().nullable().meta({
      description: "The person, the application, the maintenance or the held exchange that it is about.",
    }),
    note: z.string().nullable().meta({ description: "In the words of who did it." }),
    versions: z.object({ from: z.int(), to: z.int() }).nullable().meta({ description: "Of the contract." }),
  })
  .meta({ id: "Change" });
export type Change = z.output<typeof Change>;

export const showChanges = operation({
  id: "showChanges",
  method: "get",
  path: "/incidents/{number}/changes",
  summary: "Tell what changed in the seven days before an incident, and since",
  description:
    "Deployments, contracts, settings, maintenance, watch modes, controls, corrections, absences: the newest first, of the flows that the incident touches. What is later than seven days after its opening is left out.",
  tag,
  roles: EVERYBODY,
  concerns: "incident",
  parameters: ByNumber,
  query: NO_QUERY,
  body: NO_BODY,
  answer: listOf(Change).extend({
    from: ShownTime,
    until: ShownTime,
    complete: z.boolean().meta({ description: "Whether these are all; else the oldest are left out." }),
  }),
  problems: ["incident-unknown"],
});

/** Somebody who may take an incident. */
const Candidate = z
  .object({
    person: PersonId,
    name: z.string(),
    level: Level,
    competences: z.array(Competence),
    email: z.string(),
    phone: z.string().nullable(),
    availability: z
      .enum(["on-duty", "on-call", "off-duty", "absent"])
      .meta({ description: "How they are there at the moment." }),
    until: ShownTime.nullable().meta({ description: "When they come on duty, of those who are not." }),
    load: z.int().nonnegative().meta({ description: "Incidents in hand." }),
    reason: RosterReason.nullable().meta({
      description: "Why the roster would ask them, once nobody above is left; null where it would not.",
    }),
    told: z.boolean().meta({ description: "Whether they were told of it." }),
  })
  .meta({ id: "Candidate" });
export type Candidate = z.output<typeof Candidate>;

export const listCandidates = operation({
  id: "listCandidates",
  method: "get",
  path: "/incidents/{number}/candidates",
  summary: "Tell who may take an incident, in the order in which the roster would ask them, and why",
  tag,
  roles: WORKERS,
  concerns: "incident",
  parameters: ByNumber,
  query: NO_QUERY,
  body: NO_BODY,
  answer: listOf(Candidate).extend({ competence: Competence }),
  problems: ["incident-unknown", "support-missing"],
});
