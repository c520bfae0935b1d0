import type * as z from "zod";
import type { Temporal } from "temporal-polyfill";
import {
  addMaintenance as adding,
  endMaintenance as ending,
  listMaintenance as listing,
  type ListedMaintenance,
} from "../../schemas/api/plan-operations.ts";
import { apiAccess, ask } from "../desk-api.ts";
import { flag } from "../flag.ts";
import { CommandFailure } from "../failure.ts";
import { chosenClient } from "../chosen-client.ts";

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

type Asked = z.input<typeof adding.body>;

function scopeOf({ everything, flow = [], application = [] }: MaintenanceRequest): Asked["scope"] {
  if ((everything === true) === flow.length + application.length > 0)
    throw new CommandFailure("maintenance-question", "maintenance");
  return everything ? "all" : { flows: [...flow], applications: [...application] };
}

async function windowOf(request: MaintenanceRequest): Promise<Asked["window"]> {
  const { from, until, cron, zone, duration } = request;
  const [once, recurring] = [
    [from, until],
    [cron, zone, duration],
  ];
  if (from !== undefined && until !== undefined && !recurring.some(Boolean))
    return { type: "once", from: from.toString(), until: until.toString() };
  if (cron !== undefined && duration !== undefined && !once.some(Boolean))
    return { type: "recurring", cron, zone: zone ?? (await chosenClient()).zone, duration };
  throw new CommandFailure("maintenance-question", "maintenance");
}

/** Enters a maintenance: what goes wrong in it is recorded and calls nobody before it is over. */
export async function addMaintenance(
  request: MaintenanceRequest,
  person: string | undefined,
): Promise<ListedMaintenance> {
  const body = { scope: scopeOf(request), window: await windowOf(request), reason: request.reason };
  return ask(await apiAccess(person), adding, { parameters: {}, query: {}, body });
}

/** The maintenances that are on or to come, or all that are still kept. */
export async function listMaintenance({
  all,
}: {
  readonly all?: boolean | undefined;
}): Promise<readonly ListedMaintenance[]> {
  const query = { all: flag(all) };
  return (await ask(await apiAccess(), listing, { parameters: {}, query, body: undefined })).items;
}

/** Ends a maintenance, whether it is on or to come: what is still wrong calls from now on. */
export async function endMaintenance(id: string, person: string | undefined): Promise<ListedMaintenance> {
  return ask(await apiAccess(person), ending, { parameters: { id }, query: {}, body: undefined });
}
