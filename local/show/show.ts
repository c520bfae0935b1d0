import { setTimeout as pause } from "node:timers/promises";
import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Stores } from "../../functions/aws/stores.ts";
import { type Check, check } from "../../functions/gate/examine.ts";
import type { Incidents } from "../../functions/ports.ts";
import type { Client } from "../../schemas/client.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { HostOutputs } from "../../schemas/outputs.ts";
import type { Host } from "../host.ts";
import type { Pages } from "./page.ts";
import { happenings } from "./story/happenings.ts";
import { afterSilence, later, opening, type Step } from "./story/plan.ts";
import { fallSilent, recover } from "./story/silence.ts";
import { Teller } from "./teller.ts";
import { arrivals } from "./watch/arrivals.ts";
import { duplicatesFromNow } from "./watch/duplicates.ts";
import { holdingsFromNow } from "./watch/holdings.ts";
import { Ledger } from "./watch/ledger.ts";

/** On what the show plays, and how it tells. */
export interface Stage {
  readonly client: Client;
  readonly host: Pick<Host, "now" | "advance" | "setTime">;
  readonly outputs: HostOutputs;
  readonly sqs: SQSClient;
  readonly stores: Stores;
  readonly incidents: Incidents;
  readonly pages: Pages;
  readonly print: (text: string) => void;
}

/** How long the summary waits for the last of what was sent. */
const LAST_SEEN_WITHIN_MS = 30_000;
const LOOK_AGAIN_MS = 200;

/** The flow that falls silent. */
const QUIET = "shop-orders";

/**
 * Plays the demo client's traffic until it is called off: sends what happens in real life, takes what arrives
 * at the targets as the applications there would, and tells what became of each, as the queues, the quarantine
 * and the pulse show it.
 */
export async function play(stage: Stage, signal: AbortSignal): Promise<void> {
  const { client, host, stores, pages, print } = stage;
  const ledger = new Ledger(await checksOf(client), stores.journal);
  const now = () => host.now().toZonedDateTimeISO(client.zone);
  const teller = new Teller(ledger, { pages, print, now });
  const watching = await watchFlows(stage, teller, signal);
  try {
    await Promise.all([...watching, tellStory(stage, ledger, teller, signal)]);
  } catch (error) {
    if (!signal.aborted) throw error;
    await Promise.allSettled(watching);
  }
}

/** What a client's contracts say of bodies, their formats once opened. */
async function checksOf(client: Client) {
  const contracts = new Map<string, (bytes: Uint8Array) => Check>();
  for (const [id, { contract }] of Object.entries(client.flows)) {
    const decode = await contract.format.open();
    contracts.set(id, (bytes) => check(bytes, contract, decode));
  }
  return (flow: string, body: string) => contracts.get(flow)?.(Buffer.from(body));
}

/** Sends the opening, sums it up when all of it was seen, and goes on. */
async function tellStory(stage: Stage, ledger: Ledger, teller: Teller, signal: AbortSignal): Promise<void> {
  for (const step of opening) await send(step, stage, ledger, signal);
  const latest = performance.now() + LAST_SEEN_WITHIN_MS;
  while (ledger.waiting > 0 && performance.now() < latest) await pause(LOOK_AGAIN_MS, undefined, { signal });
  teller.summary();
  await tellSilence(stage, ledger, signal);
  teller.next();
  for (const step of later()) await send(step, stage, ledger, signal);
}

/** Lets a flow fall silent, with time moved on, and move again; tells whom the watchdog calls, and how. */
async function tellSilence(stage: Stage, ledger: Ledger, signal: AbortSignal): Promise<void> {
  const { client, host, incidents, outputs, pages, print } = stage;
  const expected = client.flows[QUIET]?.expectation;
  const hours = expected === undefined || expected === "none" ? undefined : client.calendars[expected.hours];
  const quiet = { flow: QUIET, hours, host, incidents, outbox: outputs.endpoints.outbox };
  print(pages.silence(QUIET));
  for (const message of await fallSilent(quiet, signal)) print(pages.told(message, client.zone));
  print(pages.movesAgain(QUIET));
  await send(afterSilence, stage, ledger, signal);
  for (const message of await recover(quiet, signal)) print(pages.told(message, client.zone));
}

async function send(
  { afterMs, happening, turn }: Step,
  { host, outputs, sqs }: Stage,
  ledger: Ledger,
  signal: AbortSignal,
): Promise<void> {
  await pause(afterMs, undefined, { signal });
  const { name, flow, body: bodyOf } = happenings[happening];
  const body = bodyOf(turn);
  ledger.send({ flow, name, body, at: host.now() });
  const message = new SendMessageCommand({ QueueUrl: outputs.flows[flow]?.inbound, MessageBody: body });
  await sqs.send(message, { abortSignal: signal });
}

/** Starts to watch every flow; resolves when nothing that comes from then on can be missed. */
async function watchFlows(
  { client, host, outputs, sqs, stores }: Stage,
  teller: Teller,
  signal: AbortSignal,
): Promise<readonly Promise<void>[]> {
  const tellForwarded = async (flow: string) => {
    const target = outputs.flows[flow]?.target ?? "";
    for await (const body of arrivals(sqs, target, signal)) teller.forwarded(flow, body);
  };
  const tellHeld = async (flow: string, held: AsyncGenerator<HeldExchange>) => {
    for await (const exchange of held) teller.held(flow, exchange);
  };
  const tellDuplicates = async (flow: string, recognised: AsyncGenerator<number>) => {
    for await (const count of recognised) await teller.duplicates(flow, count);
  };
  const watched = await Promise.all(
    Object.keys(client.flows).map(async (flow) => ({
      flow,
      held: await holdingsFromNow(stores.quarantine, flow, signal),
      recognised: await duplicatesFromNow({ flow, pulses: stores.pulses, host }, signal),
    })),
  );
  return watched.flatMap(({ flow, held, recognised }) => [
    tellForwarded(flow),
    tellHeld(flow, held),
    tellDuplicates(flow, recognised),
  ]);
}
