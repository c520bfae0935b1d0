import type { Client } from "../../schemas/client.ts";
import type { Incident } from "../../schemas/incident.ts";
import type { Audit, Incidents } from "../ports.ts";
import type { Act, Decision, Refusal } from "./decision.ts";
import { openedByHand, type Report } from "./open-by-hand.ts";

/** What an action of a person reaches outside itself. */
export interface DeskPorts {
  readonly incidents: Incidents;
  readonly audit: Audit;
}

/** What a person asks for. */
export interface Asked extends Act {
  /** What it is called in the audit trail. */
  readonly action: string;
  readonly why?: string | undefined;
  readonly decide: (incident: Incident) => Decision;
}

/** What became of a person's action. */
export type Outcome =
  | { readonly outcome: "done"; readonly incident: Incident }
  | { readonly outcome: "refused"; readonly reason: Refusal }
  | { readonly outcome: "unknown" };

/** Carries out what a person asks for on the incident of a number, and writes it to the audit trail. */
export async function carryOut(number: number, asked: Asked, ports: DeskPorts): Promise<Outcome> {
  const { by, at, action, why, decide } = asked;
  const found = await ports.incidents.ofNumber(number);
  if (!found) return { outcome: "unknown" };
  let refusal: Refusal = "incident-over";
  const { changed, incident } = await ports.incidents.change(found, (fresh) => {
    const decision = decide(fresh);
    if (decision.outcome === "done") return decision.incident;
    refusal = decision.reason;
    return undefined;
  });
  if (!incident) return { outcome: "unknown" };
  if (!changed) return { outcome: "refused", reason: refusal };
  await ports.audit.append({
    subject: `incident/${number}`,
    at,
    by,
    action,
    from: incident.revision - 1,
    to: incident.revision,
    ...(why === undefined ? {} : { why }),
  });
  return { outcome: "done", incident };
}

/** Opens the incident that a person reports, and writes it to the audit trail. */
export async function openReported(
  report: Report,
  act: Act,
  client: Client,
  { incidents, audit }: DeskPorts,
): Promise<Incident> {
  const number = await incidents.nextNumber();
  const incident = openedByHand(report, number, act, client);
  await incidents.create(incident);
  await audit.append({ subject: `incident/${number}`, ...act, action: "open", to: incident.revision });
  return incident;
}
