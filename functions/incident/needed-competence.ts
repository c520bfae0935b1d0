import type { Client } from "../../schemas/client.ts";
import type { Competence } from "../../schemas/person.ts";
import type { IncidentKind } from "../../schemas/incident-kind.ts";
import { KIND_POLICY } from "./kind-policy.ts";

/** What an incident is about, by name; neither for what concerns the client as a whole. */
export interface Subject {
  readonly flow?: string;
  readonly application?: string;
  /** The probe of that application which fails. */
  readonly probe?: string;
}

/**
 * The competence that an incident asks for: as the flow says, else the probe that fails, else the application
 * at fault, else as is usual for its kind. The application is the one named, or the end of the flow where such a stall is looked
 * into first. A failure of the gate is the watchdog's own, so that no configuration turns it over to another.
 */
export function neededCompetence(kind: IncidentKind, subject: Subject, client: Client): Competence {
  const { competence, end } = KIND_POLICY[kind];
  if (kind === "gate-failure") return competence;
  const flow = subject.flow === undefined ? undefined : client.flows[subject.flow];
  const atFault = subject.application ?? (flow && end ? flow[end] : undefined);
  const application = atFault === undefined ? undefined : client.applications[atFault];
  const probe = subject.probe === undefined ? undefined : application?.probes[subject.probe];
  return flow?.competence ?? probe?.competence ?? application?.competence ?? competence;
}
