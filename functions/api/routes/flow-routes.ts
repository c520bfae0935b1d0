import { Temporal } from "temporal-polyfill";
import { listFlows, showPulses, showStatus, tryExpectation } from "../../../schemas/api/flow-operations.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import { done, refused } from "../answered.ts";
import { expectationTrial } from "../documents/expectation-trial.ts";
import { statusOf } from "../documents/flow-status.ts";
import { listedFlows } from "../documents/listed-flow.ts";
import { pulseSeries } from "../documents/pulse-series.ts";
import type { Signatures } from "../../ports.ts";
import { route } from "../route.ts";

/** How many exchanges of a flow wait for a person, by what is wrong with them. */
async function heldOn(flow: string, signatures: Signatures): Promise<number> {
  const counts = (await signatures.ofFlow(flow)).map(({ held }) => held);
  return counts.reduce((sum, held) => sum + held, 0);
}

export const flowRoutes = [
  route(listFlows, async ({ reach }, { client }) => {
    const { id, name, zone, desk } = client;
    const applications = Object.entries(client.applications).map(([application, { name }]) => ({
      application,
      name,
    }));
    const items = listedFlows(client).filter(({ flow }) => reach.has(flow));
    return done({
      client: { id, name, zone, bulkWithoutLead: desk.bulkWithoutLead },
      applications,
      items,
    });
  }),

  route(showStatus, async ({ reach, at }, { client, states, plans, incidents, signatures }) => {
    const [known, plan, open] = await Promise.all([
      states.all("flow"),
      plans.read(),
      Array.fromAsync(incidents.notClosed()),
    ]);
    const flows = Object.keys(client.flows).filter(reach.has);
    const items = await Promise.all(
      flows.map(async (flow) => {
        const held = await heldOn(flow, signatures);
        const state = known.find(({ id }) => id === flow);
        return statusOf(flow, state, held, { client, plan, incidents: open, now: at });
      }),
    );
    return done({ at: offsetTime(at, client.zone), items: items.filter((item) => item !== undefined) });
  }),

  route(showPulses, async ({ parameters: { flow }, query, reach }, { client, pulses }) => {
    if (!reach.has(flow)) return refused("role-insufficient", flow);
    if (!Object.hasOwn(client.flows, flow)) return refused("flow-unknown", flow);
    const [from, until] = [Temporal.Instant.from(query.from), Temporal.Instant.from(query.until)];
    const counted = await pulses.between(flow, from, until);
    return done({ items: [...pulseSeries(counted, query.step, client.zone)] });
  }),

  route(tryExpectation, async ({ parameters: { flow: id }, body, reach, at }, { client, states, pulses }) => {
    if (!reach.has(id)) return refused("role-insufficient", id);
    const flow = Object.hasOwn(client.flows, id) ? client.flows[id] : undefined;
    if (!flow) return refused("flow-unknown", id);
    const { days, every, grace, openAfter } = body;
    const changes = { every, grace, openAfter };
    return done(await expectationTrial(client, { id, flow, days }, changes, at, { states, pulses }));
  }),
];
