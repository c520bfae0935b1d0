import { join } from "node:path";
import { type App, Stack } from "aws-cdk-lib";
import type { Client } from "../schemas/client.ts";
import { FlowQueues } from "./flow-queues.ts";
import { Gate } from "./gate.ts";
import { bundleHandlers } from "./handler-bundle.ts";
import { pairs } from "./pairs.ts";
import { Replay, ReplayQueue } from "./replay.ts";
import { Stores } from "./stores.ts";
import { Sweep } from "./sweep.ts";

/**
 * The stacks of one client: for each pair, `Data` with what must outlive every redeploy, and `Runtime`
 * with the functions. Runtime names what it uses of Data by the names derived from client and flow, so
 * that a flow can leave without an export that still holds it.
 */
export function clientStacks(app: App, client: Client): void {
  const code = bundleHandlers(client.id, join(app.outdir, "handlers"));
  for (const pair of pairs(client)) {
    const data = new Stack(app, pair.data, {
      description: `Queues and stores of ${client.name}, kept over every redeploy`,
      terminationProtection: true,
    });
    if (pair.number === 1) {
      new Stores(data, client);
      new ReplayQueue(data, client);
    }
    for (const [id, flow] of pair.flows) new FlowQueues(data, client, id, flow);

    const runtime = new Stack(app, pair.runtime, { description: `Functions and mappings of ${client.name}` });
    new Gate(runtime, client, pair, code.gate);
    if (pair.number === 1) {
      new Replay(runtime, client, code.replay);
      new Sweep(runtime, client, code.sweep);
    }
    runtime.addStackDependency(data);
  }
}
