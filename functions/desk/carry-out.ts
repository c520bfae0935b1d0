import type { Client } from "../../schemas/client.ts";
import type { Incident } from "../../schemas/incident.ts";
import type { Incidents } from "../ports.ts";
import type { Act, Decision, Refusal } from "./decision.ts";
import { openedByHand, type Report } from "./open-by-hand.ts";

/** What an action of a person reaches outside itself. */
export interface DeskPorts {
  readonly incidents: Incidents;
}

/** What became of a person's action. */
export type Outcome =
  | { readonly outcome: "done"; readonly incident: Incident }
  | { readonly outcome: "refused"; readonly reason: Refusal }
  | { readonly outcome: "unknown" };

/** Carries out what a person decides on the incident of a number. */
export async function carryOut(
  number: number,
  decide: (incident: Incident) => Decision,
  ports: DeskPorts,
): Promise<Outcome> {
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
  return { outcome: "done", incident };
}

/** Opens the incident that a person reports, under a number that was drawn for it. */
export async function openReported(
  report: Report,
  number: number,
  act: Act,
  client: Client,
  { incidents }: DeskPorts,
): Promise<Incident> {
  const incident = openedByHand(report, number, act, client);
  await incidents.create(incident);
  return incident;
}
