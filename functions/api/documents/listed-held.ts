import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import type { listHeld } from "../../../schemas/api/quarantine-operations.ts";
import type { ListedExchange } from "../../../schemas/held-exchange.ts";
import { timestamp } from "../../../schemas/timestamp.ts";
import { refused, type Refused } from "../answered.ts";
import type { Desk } from "../desk.ts";
import type { FlowsInReach } from "../rights.ts";
import { heldPage, positionAt } from "./held-page.ts";
import { hidesKeys, withoutKeys } from "./masked-keys.ts";
import { textSearch } from "../../quarantine/text-search.ts";

const utc = (time: string | undefined) =>
  time === undefined ? undefined : timestamp(Temporal.Instant.from(time));

/** One page of the held exchanges that somebody asks for, as they may see them. */
export async function listedHeld(
  {
    query,
    reach,
    sees,
  }: {
    readonly query: z.output<(typeof listHeld)["query"]>;
    readonly reach: FlowsInReach;
    readonly sees: (flow: string) => boolean;
  },
  { client, quarantine, signatures }: Pick<Desk, "client" | "quarantine" | "signatures">,
): Promise<{ readonly items: ListedExchange[]; readonly next: string | null } | Refused> {
  const { flow, state, signature, text, cursor, limit } = query;
  if (flow !== undefined && !reach.has(flow)) return refused("role-insufficient", flow);
  if (flow !== undefined && !Object.hasOwn(client.flows, flow)) return refused("flow-unknown", flow);
  const after = cursor === undefined ? undefined : positionAt(cursor);
  if (cursor !== undefined && !after) return refused("cursor-unreadable");
  const flows = flow === undefined ? Object.keys(client.flows).filter(reach.has) : [flow];
  const seesKeys = (one: string) => !hidesKeys(one, client, sees);
  const matches = text === undefined ? undefined : await textSearch(text, flows, seesKeys, signatures);
  const [from, until] = [utc(query.from), utc(query.until)];
  const asked = { flows, state, signature, limit, after, from, until, matches };
  const { items, next } = await heldPage(asked, quarantine);
  return { items: items.map((item) => withoutKeys(item, client, sees)), next };
}
