import { mkdir, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { Client } from "../schemas/client.ts";
import type { HostOutputs } from "../schemas/outputs.ts";
import { queueAddress } from "../schemas/queue-arn.ts";
import { flowQueues } from "../schemas/resource-names.ts";
import type { Host } from "./host.ts";
import { writeWholeFile } from "./whole-file.ts";

/** What a running host of a client tells of itself. */
export function hostOutputs(host: Host, client: Client, console: string): HostOutputs {
  const deployment = { partition: "aws", region: host.region, account: host.accountId };
  const url = (arn: string) => host.queueUrl(queueAddress(arn)?.name ?? arn);
  const flows = Object.entries(client.flows).map(([id, flow]) => {
    const { inbound, target } = flowQueues(client.id, id, flow, deployment);
    return [
      id,
      {
        inbound: url(inbound),
        target: target === undefined ? null : url(target),
        transferEncoding: flow.transferEncoding ?? null,
      },
    ] as const;
  });
  return {
    client: client.id,
    stacks: host.stacks,
    endpoints: { ...host.endpoints, console },
    region: host.region,
    accountId: host.accountId,
    flows: Object.fromEntries(flows),
  };
}

/** Writes the file, and its folder where there is none. */
export async function writeOutputs(file: string, outputs: HostOutputs): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeWholeFile(file, `${JSON.stringify(outputs, null, 2)}\n`);
}

/** Takes the file away; that it is not there is well. */
export async function removeOutputs(file: string): Promise<void> {
  await rm(file, { force: true });
}
