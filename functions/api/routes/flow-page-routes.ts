import { listForwarded, showFlow } from "../../../schemas/api/flow-page-operations.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import { forwardedUpTo } from "../../archive/forwarded.ts";
import { done, refused } from "../answered.ts";
import { flowDocument } from "../documents/flow-document.ts";
import { withoutKeys } from "../documents/masked-keys.ts";
import { route } from "../route.ts";

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
    for await (const forwarded of forwardedUpTo(flow, at, desk)) {
      const { exchangeId, businessKey } = withoutKeys({ flow, ...forwarded.exchange }, client, sees);
      items.push({ at: offsetTime(forwarded.at, client.zone), exchangeId, businessKey });
      if (items.length === limit) break;
    }
    return done({ items });
  }),
];
