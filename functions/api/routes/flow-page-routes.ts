import { showFlow } from "../../../schemas/api/flow-page-operations.ts";
import { done, refused } from "../answered.ts";
import { flowDocument } from "../documents/flow-document.ts";
import { route } from "../route.ts";

export const flowPageRoutes = [
  route(showFlow, async ({ parameters: { flow: id }, reach, at }, { client, plans, inboundOf }) => {
    if (!reach.has(id)) return refused("role-insufficient", id);
    const flow = Object.hasOwn(client.flows, id) ? client.flows[id] : undefined;
    if (!flow) return refused("flow-unknown", id);
    const plan = await plans.read();
    return done(flowDocument(id, flow, { client, plan, inbound: inboundOf(id, flow), now: at }));
  }),
];
