import { listForwarded, showFlow } from "../../../schemas/api/flow-page-operations.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import { forwardedUpTo } from "../../archive/forwarded.ts";
import { done, refused } from "../answered.ts";
import { flowDocument } from "../documents/flow-document.ts";
import { withoutKeys } from "../documents/masked-keys.ts";
import { route } from "../route.ts";

/** For the last exchanges of a flow, so many objects are read at most: while its target takes nothing, none has any. */
const PARTS_LOOKED_THROUGH = 50;

export const flowPageRoutes = [
  route(showFlow, async ({ parameters: { flow: id }, reach, at }, { client, plans, inboundOf }) => {
    if (!reach.has(id)) return refused("role-insufficient", id);
    const flow = Object.hasOwn(client.flows, id) ? client.flows[id] : undefined;
    if (!flow) return refused("flow-unknown", id);
    const plan = await plans.read();
    return done(flowDocument(id, flow, { client, plan, inbound: inboundOf(id, flow), now: at }));
  }),
  route(listForwarded, async ({ parameters: { flow }, query: { limit }, reach, sees, at }, desk) => {
    if (!reach.has(flow)) return refused("role-insufficient", flow);
    const { client } = desk;
    if (!Object.hasOwn(client.flows, flow)) return refused("flow-unknown", flow);
    const items = [];
    let looked = 0;
    for await (const { at: forwardedAt, sent } of forwardedUpTo(flow, at, desk)) {
      for (const { exchange } of sent) {
        const { exchangeId, businessKey } = withoutKeys({ flow, ...exchange }, client, sees);
        items.push({ at: offsetTime(forwardedAt, client.zone), exchangeId, businessKey });
      }
      looked += 1;
      if (items.length >= limit || looked === PARTS_LOOKED_THROUGH) break;
    }
    return done({ items: items.slice(0, limit) });
  }),
];
