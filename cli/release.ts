import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";
import { replayQueue } from "../functions/aws/replay-queue.ts";
import { queueUrl } from "../functions/aws/queue-url.ts";
import { discarded } from "../functions/quarantine/life.ts";
import { startReplay, type Started } from "../functions/replay/start-replay.ts";
import type { HoldState } from "../schemas/held-exchange.ts";
import { queueArn, replayName } from "../schemas/resource-names.ts";
import { hostNow, queuesOf, reach } from "./reach.ts";

/** What became of the replay of one exchange. */
export type ReplayStarted = Started & { readonly id: string };

/** What became of the discarding of one exchange. */
export type Discarded =
  | { readonly id: string; readonly outcome: "discarded" | "unknown" }
  | { readonly id: string; readonly outcome: "refused"; readonly state: HoldState };

/** Replays held exchanges, each by itself: one that is not held is refused and holds up no other. */
export async function replayHeld(ids: readonly string[]): Promise<readonly ReplayStarted[]> {
  const { client, host, stores } = await reach();
  const deployment = { partition: "aws", region: host.region, account: host.accountId };
  const url = queueUrl(queueArn(replayName(client.id), deployment), host.endpoints.sqs);
  const ports = { quarantine: stores.quarantine, replayQueue: replayQueue(queuesOf(host), url) };
  const started: ReplayStarted[] = [];
  for (const id of ids) {
    const act = { at: await hostNow(host), by: userInfo().username };
    started.push({ id, ...(await startReplay(id, randomUUID(), act, ports)) });
  }
  return started;
}

/** Gives held exchanges up, for a reason that stays in their history. */
export async function discardHeld(ids: readonly string[], why: string): Promise<readonly Discarded[]> {
  const { host, stores } = await reach();
  const done: Discarded[] = [];
  for (const id of ids) {
    const act = { at: await hostNow(host), by: userInfo().username, note: why };
    const { changed, exchange } = await stores.quarantine.change(id, (held) => discarded(held, act));
    if (!exchange) done.push({ id, outcome: "unknown" });
    else if (!changed) done.push({ id, outcome: "refused", state: exchange.state });
    else done.push({ id, outcome: "discarded" });
  }
  return done;
}
