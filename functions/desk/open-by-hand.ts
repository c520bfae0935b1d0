import type { Client } from "../../schemas/client.ts";
import type { Incident } from "../../schemas/incident.ts";
import type { Competence } from "../../schemas/person.ts";
import type { Degree } from "../../schemas/priority.ts";
import { KIND_POLICY } from "../incident/kind-policy.ts";
import { neededCompetence } from "../incident/needed-competence.ts";
import { opened } from "../incident/stalled.ts";
import type { Act } from "./decision.ts";

/** What a person reports; what is not said follows from the flow, or is as usual. */
export interface Report {
  readonly title: string;
  readonly flow?: string | undefined;
  /** A held exchange that shows it. */
  readonly exchange?: string | undefined;
  readonly impact?: Degree | undefined;
  readonly urgency?: Degree | undefined;
  readonly competence?: Competence | undefined;
}

/** The incident that a person opens, under a number that was drawn for it: a user's call, a suspected bug. */
export function openedByHand(report: Report, number: number, { by, at }: Act, client: Client): Incident {
  const { title, flow, exchange } = report;
  const {
    impact = (flow === undefined ? undefined : client.flows[flow]?.criticality) ?? "medium",
    urgency = KIND_POLICY.manual.urgency,
    competence = neededCompetence("manual", flow === undefined ? {} : { flow }, client),
  } = report;
  const incident = opened(
    {
      cause: `manual/${number}`,
      mode: "live",
      kind: "manual",
      subject: { type: "manual", id: String(number) },
      flows: flow === undefined ? [] : [flow],
      impact,
      urgency,
      priority: client.incidents.matrix[impact][urgency],
      competence,
      at,
      since: at,
      evidence: {},
    },
    { number, opening: 1 },
  );
  return {
    ...incident,
    title,
    ...(exchange === undefined ? {} : { exchange }),
    timeline: [{ by, at, event: "open", note: title }],
  };
}
