import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { isOn } from "../../functions/sweep/planned.ts";
import type { Client } from "../../schemas/client.ts";
import { Maintenance } from "../../schemas/plan.ts";
import { CommandFailure, EXIT } from "../failure.ts";
import { hostNow, reach } from "../reach.ts";
import { enter, enteredBy, entering, usable } from "./enter.ts";

/** What a person asks for. */
export interface MaintenanceRequest {
  readonly reason: string;
  readonly everything?: boolean | undefined;
  readonly flow?: readonly string[] | undefined;
  readonly application?: readonly string[] | undefined;
  readonly from?: Temporal.Instant | undefined;
  readonly until?: Temporal.Instant | undefined;
  readonly cron?: string | undefined;
  readonly zone?: string | undefined;
  readonly duration?: string | undefined;
}

/** A maintenance as the command lists it, and whether it is on now. */
export type ListedMaintenance = z.input<typeof Maintenance> & { readonly on: boolean };

function scopeOf(
  { everything, flow: flows = [], application: applications = [] }: MaintenanceRequest,
  client: Client,
) {
  if ((everything === true) === flows.length + applications.length > 0)
    throw new CommandFailure("maintenance-question", "maintenance");
  const flow = flows.find((id) => !client.flows[id]);
  if (flow !== undefined) throw new CommandFailure("flow-unknown", flow);
  const application = applications.find((id) => !client.applications[id]);
  if (application !== undefined) throw new CommandFailure("application-unknown", application);
  return everything ? "all" : { flows, applications };
}

function windowOf({ from, until, cron, zone, duration }: MaintenanceRequest, client: Client) {
  const isOnce = from !== undefined && until !== undefined;
  const recurs = cron !== undefined && duration !== undefined;
  const isMixed = isOnce ? [cron, zone, duration].some(Boolean) : [from, until].some(Boolean);
  if (isOnce === recurs || isMixed) throw new CommandFailure("maintenance-question", "maintenance");
  if (isOnce) return { type: "once", from: from.toString(), until: until.toString() };
  return { type: "recurring", cron, zone: zone ?? client.zone, duration };
}

const listed = (maintenance: Maintenance, now: Temporal.Instant): ListedMaintenance => ({
  ...z.encode(Maintenance, maintenance),
  on: isOn(maintenance, now),
});

/** Enters a maintenance: what goes wrong in it is recorded and calls nobody before it is over. */
export async function addMaintenance(
  request: MaintenanceRequest,
  person: string | undefined,
): Promise<ListedMaintenance> {
  const now = await entering(person);
  const { reason } = request;
  const scope = scopeOf(request, now.client);
  const input = {
    kind: "maintenance",
    ...enteredBy(now),
    scope,
    window: windowOf(request, now.client),
    reason,
  };
  const item = usable(Maintenance, input, "maintenance-unusable");
  const subject = `maintenance/${item.id}`;
  return listed(await enter(item, { subject, action: "add maintenance", why: reason }, now), now.at);
}

function isOver({ window, endedAt }: Maintenance, now: Temporal.Instant): boolean {
  const end = endedAt ?? (window.type === "once" ? window.until : undefined);
  return end !== undefined && Temporal.Instant.compare(end, now) <= 0;
}

/** The maintenances that are on or to come, or all that are still kept. */
export async function listMaintenance({ all }: { readonly all?: boolean | undefined }) {
  const { host, watch } = await reach();
  const [now, { maintenances }] = await Promise.all([hostNow(host), watch.plans.read()]);
  return maintenances
    .filter((maintenance) => all === true || !isOver(maintenance, now))
    .toSorted((a, b) => Temporal.Instant.compare(a.enteredAt, b.enteredAt))
    .map((maintenance) => listed(maintenance, now));
}

/** Ends a maintenance, whether it is on or to come: what is still wrong calls from now on. */
export async function endMaintenance(id: string, person: string | undefined): Promise<ListedMaintenance> {
  const { watch, audit, by, at } = await entering(person);
  const { changed, maintenance } = await watch.plans.changeMaintenance(id, (present) =>
    isOver(present, at) ? undefined : { ...present, endedAt: at },
  );
  if (!maintenance) throw new CommandFailure("maintenance-unknown", id);
  if (!changed) throw new CommandFailure("maintenance-over", id, EXIT.refused);
  const { revision } = maintenance;
  const subject = `maintenance/${id}`;
  await audit.append({ subject, at, by, action: "end maintenance", from: revision - 1, to: revision });
  return listed(maintenance, at);
}
