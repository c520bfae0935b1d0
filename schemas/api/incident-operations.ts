import * as z from "zod";
import { Incident, IncidentState, IncidentVerdict, WaitsOn } from "../incident.ts";
import { Competence, PersonId } from "../person.ts";
import { Degree } from "../priority.ts";
import { EVERYBODY, LEADS, WORKERS } from "./access.ts";
import { type Audited, NO_BODY, NO_PARAMETERS, NO_QUERY, type Operation, operation } from "./operation.ts";
import { Flag, pageOf, PageQuery } from "./page.ts";
import { FlowName, ShownTime, Why } from "./shown-time.ts";

const tag = "Incidents";

/** An incident by its number. */
export const ByNumber = z.strictObject({
  number: z.coerce.number().int().min(1).max(1_000_000_000).meta({ description: "What people call it by." }),
});

const onIncident = ({ parameters: { number } }: { readonly parameters: z.output<typeof ByNumber> }) =>
  `incident/${number}`;

/** An incident as a list shows it; times are of the client's zone. */
export const ListedIncident = Incident.pick({
  number: true,
  state: true,
  mode: true,
  priority: true,
  kind: true,
  subject: true,
  flows: true,
  impact: true,
  urgency: true,
  competence: true,
})
  .extend({
    since: ShownTime.meta({ description: "When the trouble itself began." }),
    openedAt: ShownTime,
    assignee: PersonId.nullable(),
    title: z.string().nullable(),
    acknowledgeBy: ShownTime.nullable().meta({
      description:
        "Until when somebody must take it on; null once that is done, and where nothing is promised.",
    }),
    resolveBy: ShownTime.nullable().meta({
      description: "Until when it must be resolved; null once it is, and while it waits without an end.",
    }),
  })
  .meta({ id: "ListedIncident" });
export type ListedIncident = z.output<typeof ListedIncident>;

const ClockStanding = z
  .object({
    state: z.string(),
    warnAt: ShownTime.nullable(),
    dueAt: ShownTime.nullable(),
    breachedAt: ShownTime.nullable(),
  })
  .nullable();

/** A whole incident: as it is stored, and how its clocks stand. */
export const IncidentDocument = Incident.extend({
  clocks: z.object({ acknowledge: ClockStanding, resolve: ClockStanding }),
}).meta({ id: "Incident" });
export type IncidentDocument = z.input<typeof IncidentDocument>;

/** Lists incidents: the most urgent first, of equals the oldest; closed ones, newest first, where asked. */
export const listIncidents = operation({
  id: "listIncidents",
  method: "get",
  path: "/incidents",
  summary: "List incidents",
  description:
    "Those that are not closed, the most urgent first, of equals the oldest; or the closed ones, newest first.",
  tag,
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: PageQuery.extend({
    state: IncidentState.optional(),
    closed: Flag.prefault("false").meta({ description: "The closed ones, in place of the others." }),
    observed: Flag.prefault("false").meta({ description: "Also those that call nobody." }),
    active: Flag.prefault("false").meta({ description: "Only those that are not resolved." }),
    flow: FlowName.optional(),
    assignee: PersonId.optional().meta({ description: "In whose hands they are." }),
    mine: Flag.prefault("false").meta({ description: "Only those in the hands of who asks." }),
  }),
  body: NO_BODY,
  answer: pageOf(ListedIncident),
  problems: ["flow-unknown", "cursor-unreadable"],
});

/** Shows one incident with its timeline and its clocks. */
export const showIncident = operation({
  id: "showIncident",
  method: "get",
  path: "/incidents/{number}",
  summary: "Show an incident: its evidence, its timeline and its clocks",
  tag,
  roles: EVERYBODY,
  concerns: "incident",
  parameters: ByNumber,
  query: NO_QUERY,
  body: NO_BODY,
  answer: IncidentDocument,
  problems: ["incident-unknown"],
  revision: "tells",
});

/** Opens an incident by hand. */
export const openIncident = operation({
  id: "openIncident",
  method: "post",
  path: "/incidents",
  summary: "Open an incident by hand",
  description: "A user's call, or a suspected bug; a held exchange that shows it names the flow as well.",
  tag,
  roles: WORKERS,
  concerns: "flow",
  parameters: NO_PARAMETERS,
  query: NO_QUERY,
  body: z.strictObject({
    title: z.string().trim().min(1).max(200),
    flow: FlowName.optional(),
    exchange: z.string().min(1).max(200).optional().meta({ description: "A held exchange that shows it." }),
    impact: Degree.optional(),
    urgency: Degree.optional(),
    competence: Competence.optional(),
  }),
  answer: ListedIncident,
  problems: ["flow-unknown", "exchange-unknown"],
  audited: {
    draws: "incident-number",
    subject: ({ drawn }) => `incident/${drawn}`,
    action: () => "open",
  },
});

/** What every action on an incident has in common. */
function action<Body extends z.ZodType>(
  id: string,
  path: string,
  summary: string,
  body: Body,
  {
    audited,
    ...more
  }: Pick<Operation, "roles" | "problems"> & {
    readonly audited: Omit<Audited<typeof ByNumber, Body>, "subject">;
  },
) {
  return operation({
    id,
    method: "post",
    path: `/incidents/{number}/${path}`,
    summary,
    tag,
    parameters: ByNumber,
    query: NO_QUERY,
    body,
    answer: ListedIncident,
    concerns: "incident",
    revision: "heeds",
    ...more,
    problems: ["incident-unknown", "incident-over", "changed-meanwhile", ...more.problems],
    audited: { ...audited, subject: onIncident },
  });
}

export const acknowledgeIncident = action(
  "acknowledgeIncident",
  "acknowledge",
  "Take an incident on: it calls nobody more",
  NO_BODY,
  {
    roles: WORKERS,
    problems: ["incident-acknowledged", "incident-waiting"],
    audited: { action: () => "acknowledge" },
  },
);

export const escalateIncident = action(
  "escalateIncident",
  "escalate",
  "Call somebody of the next level to an incident; it stays with whom it is",
  z.strictObject({ why: Why }),
  { roles: WORKERS, problems: [], audited: { action: () => "escalate", why: ({ body }) => body.why } },
);

export const assignIncident = action(
  "assignIncident",
  "assign",
  "Give an incident to a person, who is told of it",
  z.strictObject({ person: PersonId }),
  {
    roles: LEADS,
    problems: ["person-unknown", "incident-assigned"],
    audited: { action: ({ body }) => `assign to ${body.person}` },
  },
);

export const handOverIncident = action(
  "handOverIncident",
  "hand-over",
  "Hand an incident over to a competence, with what was tried",
  z.strictObject({ competence: Competence, tried: Why }),
  {
    roles: WORKERS,
    problems: ["incident-competence-same"],
    audited: { action: ({ body }) => `hand over to ${body.competence}`, why: ({ body }) => body.tried },
  },
);

export const requalifyIncident = action(
  "requalifyIncident",
  "requalify",
  "Qualify an incident anew: its priority and clocks follow",
  z
    .strictObject({
      impact: Degree.optional(),
      urgency: Degree.optional(),
      competence: Competence.optional(),
    })
    .meta({ minProperties: 1 })
    .refine((asked) => Object.values(asked).some((value) => value !== undefined), {
      error: "is empty: give impact, urgency or competence",
    }),
  { roles: LEADS, problems: ["incident-unchanged"], audited: { action: () => "requalify" } },
);

export const waitWithIncident = action(
  "waitWithIncident",
  "wait",
  "Let an incident wait on somebody, which stops the clock of its resolution",
  z.strictObject({ on: WaitsOn, note: Why.optional() }),
  {
    roles: WORKERS,
    problems: ["incident-waiting"],
    audited: { action: ({ body }) => `wait on ${body.on}`, why: ({ body }) => body.note },
  },
);

export const resumeIncident = action(
  "resumeIncident",
  "resume",
  "Go on with an incident that waited",
  NO_BODY,
  { roles: WORKERS, problems: ["incident-not-waiting"], audited: { action: () => "resume" } },
);

export const resolveIncident = action(
  "resolveIncident",
  "resolve",
  "Resolve an incident, or say of one that resolved by itself whether it was one",
  z.strictObject({ note: Why, verdict: IncidentVerdict }),
  {
    roles: WORKERS,
    problems: ["incident-judged"],
    audited: { action: ({ body }) => `resolve as ${body.verdict}`, why: ({ body }) => body.note },
  },
);
