import { type Asked, carryOut, openReported } from "../../functions/desk/carry-out.ts";
import type { Act, Decision } from "../../functions/desk/decision.ts";
import type { Report } from "../../functions/desk/open-by-hand.ts";
import type { Client } from "../../schemas/client.ts";
import type { Incident } from "../../schemas/incident.ts";
import { CommandFailure, EXIT } from "../failure.ts";
import { hostNow, reach } from "../reach.ts";
import { personActing } from "./acting.ts";
import { type ListedIncident, listed } from "./incident-document.ts";

/** An action of a person on an incident, of which the client's configuration decides too. */
export interface DeskAction extends Pick<Asked, "action" | "why"> {
  readonly decide: (incident: Incident, act: Act, client: Client) => Decision;
}

/**
 * Does something with the incident of a number, by who is named or else the user.
 *
 * @throws {CommandFailure} where there is no such incident, or where it is not such that it can be done
 */
export async function actOn(
  number: number,
  person: string | undefined,
  { action, why, decide }: DeskAction,
): Promise<ListedIncident> {
  const { client, host, watch, audit } = await reach();
  const act = { by: personActing(person), at: await hostNow(host) };
  const asked = { ...act, action, why, decide: (incident: Incident) => decide(incident, act, client) };
  const done = await carryOut(number, asked, { incidents: watch.incidents, audit });
  switch (done.outcome) {
    case "done":
      return listed(done.incident, client, act.at);
    case "refused":
      throw new CommandFailure(done.reason, `#${number}`, EXIT.refused);
    case "unknown":
      throw new CommandFailure("incident-unknown", `#${number}`);
  }
}

/**
 * Opens an incident by hand; a held exchange that shows it names the flow as well.
 *
 * @throws {CommandFailure} where there is no such flow or exchange
 */
export async function openIncident(report: Report, person: string | undefined): Promise<ListedIncident> {
  const { client, host, stores, watch, audit } = await reach();
  const { exchange } = report;
  const held = exchange === undefined ? undefined : await stores.quarantine.find(exchange);
  if (exchange !== undefined && !held) throw new CommandFailure("exchange-unknown", exchange);
  const flow = report.flow ?? held?.flow;
  if (flow !== undefined && !client.flows[flow]) throw new CommandFailure("flow-unknown", flow);
  const act = { by: personActing(person), at: await hostNow(host) };
  const ports = { incidents: watch.incidents, audit };
  return listed(await openReported({ ...report, flow }, act, client, ports), client, act.at);
}
