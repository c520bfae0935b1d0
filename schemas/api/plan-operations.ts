import * as z from "zod";
import { WatchMode } from "../expectation.ts";
import { MaintenanceScope, MaintenanceWindow } from "../maintenance.ts";
import { PersonId } from "../person.ts";
import { EnteredAbsence, Maintenance, WatchOverride } from "../plan.ts";
import { EVERYBODY, LEADS } from "./access.ts";
import { NO_BODY, NO_PARAMETERS, NO_QUERY, operation } from "./operation.ts";
import { Flag, listOf } from "./page.ts";
import { FlowName, ShownTime, Why } from "./shown-time.ts";

const tag = "Plan";

const Entered = z.strictObject({
  id: z.string().min(1).max(100).meta({ description: "As a list shows it." }),
});

/** A maintenance, and whether it is on now. */
const ListedMaintenance = Maintenance.extend({ on: z.boolean() }).meta({ id: "Maintenance" });
export type ListedMaintenance = z.input<typeof ListedMaintenance>;

const WithOver = z.strictObject({
  all: Flag.prefault("false").meta({ description: "Also what is over, for as long as it is kept." }),
});

export const listMaintenance = operation({
  id: "listMaintenance",
  method: "get",
  path: "/maintenance",
  summary: "List the maintenances that are on or to come, and what they kept from calling",
  tag,
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: WithOver,
  body: NO_BODY,
  answer: listOf(ListedMaintenance),
  problems: [],
});

export const addMaintenance = operation({
  id: "addMaintenance",
  method: "post",
  path: "/maintenance",
  summary: "Enter a maintenance: what goes wrong in it is recorded and calls nobody before it is over",
  tag,
  roles: LEADS,
  concerns: "flow",
  parameters: NO_PARAMETERS,
  query: NO_QUERY,
  body: z.strictObject({
    scope: MaintenanceScope,
    window: MaintenanceWindow,
    reason: z.string().trim().min(1).max(200),
  }),
  answer: ListedMaintenance,
  problems: ["flow-unknown", "application-unknown", "changed-meanwhile"],
  audited: {
    draws: "id",
    subject: ({ drawn }) => `maintenance/${drawn}`,
    action: () => "add maintenance",
    why: ({ body }) => body.reason,
  },
});

export const endMaintenance = operation({
  id: "endMaintenance",
  method: "post",
  path: "/maintenance/{id}/end",
  summary: "End a maintenance now: what is still wrong calls",
  tag,
  roles: LEADS,
  concerns: "client",
  parameters: Entered,
  query: NO_QUERY,
  body: NO_BODY,
  answer: ListedMaintenance,
  problems: ["maintenance-unknown", "maintenance-over"],
  audited: {
    subject: ({ parameters: { id } }) => `maintenance/${id}`,
    action: () => "end maintenance",
  },
});

const Absent = EnteredAbsence.meta({ id: "Absence" });

export const listAbsences = operation({
  id: "listAbsences",
  method: "get",
  path: "/absences",
  summary: "List the absences that are on or to come, in order of time",
  tag,
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: WithOver,
  body: NO_BODY,
  answer: listOf(Absent),
  problems: [],
});

export const addAbsence = operation({
  id: "addAbsence",
  method: "post",
  path: "/absences",
  summary: "Enter an absence: the roster passes the person over",
  tag,
  roles: LEADS,
  concerns: "client",
  parameters: NO_PARAMETERS,
  query: NO_QUERY,
  body: z.strictObject({
    person: PersonId,
    from: ShownTime,
    until: ShownTime,
    reason: z.string().trim().min(1).max(120).optional(),
  }),
  answer: Absent,
  problems: ["support-missing", "person-unknown", "absence-unusable", "changed-meanwhile"],
  audited: {
    draws: "id",
    subject: ({ drawn }) => `absence/${drawn}`,
    action: ({ body }) => `add absence of ${body.person}`,
    why: ({ body }) => body.reason,
  },
});

export const removeAbsence = operation({
  id: "removeAbsence",
  method: "delete",
  path: "/absences/{id}",
  summary: "Take an absence away",
  tag,
  roles: LEADS,
  concerns: "client",
  parameters: Entered,
  query: NO_QUERY,
  body: NO_BODY,
  answer: Absent,
  problems: ["absence-unknown"],
  audited: { subject: ({ parameters: { id } }) => `absence/${id}`, action: () => "remove absence" },
});

const Mode = z.strictObject({ mode: WatchMode, why: Why });
const modeSet = {
  action: ({ body }: { readonly body: z.output<typeof Mode> }) => `watch ${body.mode}`,
  why: ({ body }: { readonly body: z.output<typeof Mode> }) => body.why,
};
const Override = WatchOverride.meta({ id: "WatchOverride" });

export const watchFlow = operation({
  id: "watchFlow",
  method: "put",
  path: "/flows/{flow}/watch",
  summary: "Let the stalls of a flow call somebody, or be recorded only",
  tag,
  roles: LEADS,
  concerns: "flow",
  parameters: z.strictObject({ flow: FlowName }),
  query: NO_QUERY,
  body: Mode,
  answer: Override,
  problems: ["flow-unknown", "support-missing", "changed-meanwhile"],
  audited: { ...modeSet, subject: ({ parameters: { flow } }) => `flow/${flow}` },
});

export const watchApplication = operation({
  id: "watchApplication",
  method: "put",
  path: "/applications/{application}/watch",
  summary: "Let the stalls of an application call somebody, or be recorded only",
  tag,
  roles: LEADS,
  concerns: "client",
  parameters: z.strictObject({ application: z.string().min(1).max(64) }),
  query: NO_QUERY,
  body: Mode,
  answer: Override,
  problems: ["application-unknown", "support-missing", "changed-meanwhile"],
  audited: { ...modeSet, subject: ({ parameters: { application } }) => `application/${application}` },
});
