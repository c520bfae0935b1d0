import {
  checkPayload,
  discardHeld,
  listHeld,
  replayHeld,
  showHeld,
  showPayload,
} from "../../../schemas/api/quarantine-operations.ts";
import type { HeldExchange } from "../../../schemas/held-exchange.ts";
import { timestamp } from "../../../schemas/timestamp.ts";
import { Temporal } from "temporal-polyfill";
import { check } from "../../gate/examine.ts";
import type { Quarantine } from "../../ports.ts";
import { discarded } from "../../quarantine/life.ts";
import { startReplay } from "../../replay/start-replay.ts";
import { done, raisedTo, refused, type Refused } from "../answered.ts";
import type { Desk } from "../desk.ts";
import { heldPage, positionAt } from "../documents/held-page.ts";
import { route } from "../route.ts";
import type { FlowsInReach } from "../rights.ts";

const utc = (time: string | undefined) =>
  time === undefined ? undefined : timestamp(Temporal.Instant.from(time));

/** A held exchange that the caller may do this to, or why not. */
async function inReach(
  id: string,
  reach: FlowsInReach,
  { quarantine }: Desk,
): Promise<{ readonly exchange: HeldExchange } | Refused> {
  const flow = id.slice(0, id.lastIndexOf("."));
  // Before it is read, so that nobody learns by the answer whether there is one.
  if (!reach.has(flow)) return refused("role-insufficient", flow);
  const exchange = await quarantine.find(id);
  return exchange ? { exchange } : refused("exchange-unknown", id);
}

/** The quarantine, for a change of what the caller saw: where it was changed since, it is left as it is. */
function asSeen(quarantine: Quarantine, seen: number | undefined): Quarantine {
  return {
    ...quarantine,
    change: (id, decide) =>
      quarantine.change(id, (exchange) =>
        seen === undefined || exchange.revision === seen ? decide(exchange) : undefined,
      ),
  };
}

/** Why a held exchange was left as it is. */
function leftAs({ id, state, revision }: HeldExchange, seen: number | undefined): Refused {
  return state === "held" && seen !== undefined && revision !== seen
    ? refused("changed-meanwhile", id)
    : refused("exchange-not-held", `${id}: ${state}`);
}

export const quarantineRoutes = [
  route(listHeld, async ({ query, reach }, { client, quarantine }) => {
    const { flow, state, signature, cursor, limit } = query;
    if (flow !== undefined && !reach.has(flow)) return refused("role-insufficient", flow);
    if (flow !== undefined && !Object.hasOwn(client.flows, flow)) return refused("flow-unknown", flow);
    const after = cursor === undefined ? undefined : positionAt(cursor);
    if (cursor !== undefined && !after) return refused("cursor-unreadable");
    const flows = flow === undefined ? Object.keys(client.flows).filter(reach.has) : [flow];
    const { items, next } = await heldPage(
      { flows, state, signature, limit, after, from: utc(query.from), until: utc(query.until) },
      quarantine,
    );
    return done({ items: [...items], next });
  }),

  route(showHeld, async ({ parameters: { id }, reach }, desk) => {
    const found = await inReach(id, reach, desk);
    return "outcome" in found ? found : done(found.exchange, found.exchange.revision);
  }),

  route(showPayload, async ({ parameters: { id }, reach }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const { revision, contentHash } = found.exchange;
    const content = await desk.quarantine.content(id);
    if (!content) return refused("payload-expired", id);
    return done(content, revision, { from: revision, hashTo: contentHash });
  }),

  route(checkPayload, async ({ parameters: { id }, reach, body }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const flow = desk.client.flows[found.exchange.flow];
    if (!flow) return refused("exchange-unknown", id);
    const decode = await flow.contract.format.open();
    const checked = check(Buffer.from(body.body, "utf8"), flow.contract, decode);
    const { findings, total } = checked.verdict === "valid" ? checked.notes : checked;
    return done({ verdict: checked.verdict, findings: [...findings], findingsTotal: total });
  }),

  route(replayHeld, async ({ parameters: { id }, reach, by, at, seen }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const ports = { quarantine: asSeen(desk.quarantine, seen), replayQueue: desk.replayQueue };
    const started = await startReplay(id, desk.newId(), { by, at }, ports);
    if (started.outcome === "unknown") return refused("exchange-unknown", id);
    if (started.outcome === "refused")
      return leftAs((await desk.quarantine.find(id)) ?? found.exchange, seen);
    const answer = { id, outcome: "replaying" as const, replayId: started.replayId };
    return done(answer, undefined, raisedTo(started.revision));
  }),

  route(discardHeld, async ({ parameters: { id }, reach, by, at, seen, body: { why } }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const { changed, exchange } = await asSeen(desk.quarantine, seen).change(id, (held) =>
      discarded(held, { by, at, note: why }),
    );
    if (!exchange) return refused("exchange-unknown", id);
    if (!changed) return leftAs(exchange, seen);
    return done({ id, outcome: "discarded" as const }, undefined, raisedTo(exchange.revision));
  }),
];
