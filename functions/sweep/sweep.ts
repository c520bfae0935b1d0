import pMap from "p-map";
import type { Temporal } from "temporal-polyfill";
import type { Client } from "../../schemas/client.ts";
import type { Incident } from "../../schemas/incident.ts";
import type { Plan } from "../../schemas/plan.ts";
import { countedLines } from "../../schemas/counted-lines.ts";
import { milliseconds } from "../../schemas/duration.ts";
import {
  type Deployment,
  flowQueues,
  queueArn,
  replayDeadLettersName,
} from "../../schemas/resource-names.ts";
import { serviceLevel } from "../../schemas/service-level.ts";
import { errorTrace } from "../error-trace.ts";
import { isUnacknowledged } from "../incident/incident.ts";
import { qualify } from "../incident/qualify.ts";
import { tendIncidents } from "../incident/tend.ts";
import { audienceOf, loadsOf } from "../notify/audience.ts";
import { postJobs, type PostJobsPorts } from "../notify/post-jobs.ts";
import { type LinkMaker, postNotices } from "../notify/post.ts";
import { sendLetters, type SendPorts } from "../notify/send.ts";
import { readersOf, subscribedOf } from "../notify/subscriber.ts";
import { closeAudit, type CloseAuditPorts } from "./close-audit.ts";
import { dailyRound, type DailyPorts } from "./daily.ts";
import { rollUp, type RollUpPorts } from "./roll-up.ts";
import type { Plans, Subscribers } from "../ports.ts";
import { keepPauses, type PausePorts } from "./pause.ts";
import { drain, drainOrders, type DrainPorts } from "./drain.ts";
import { recountSignatures, type RecountPorts } from "./recount.ts";
import { repairReplays, type RepairPorts } from "./repair.ts";
import { type Judgement, watchFlows, type Watching, type WatchPorts } from "./watch.ts";
import {
  type ApplicationPorts,
  attachExplained,
  watchApplications,
  watchedApplications,
} from "./watch-applications.ts";
import { watchedFlows } from "./watched-flows.ts";

/** What a sweep reaches outside itself. */
export interface SweepPorts
  extends Omit<DrainPorts, "pulses">, RepairPorts, SendPorts, LinkMaker, ApplicationPorts {
  readonly subscriptions: DailyPorts["subscriptions"];
  readonly pulses: DrainPorts["pulses"] & WatchPorts["pulses"];
  readonly plans: Plans;
  readonly subscribers: Pick<Subscribers, "all">;
  readonly audit: CloseAuditPorts["audit"];
  readonly jobs: CloseAuditPorts["jobs"] & PostJobsPorts["jobs"];
  readonly signatures: RecountPorts["signatures"];
  readonly daily: RollUpPorts["daily"];
  readonly mappings: PausePorts["mappings"];
}

const CONCURRENT_FLOWS = 10;

/** Carries out one part of a sweep; a part that fails does not hold up the others, and the next sweep tries again. */
export async function part<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    console.error({ message: countedLines.sweepPartFailed, part: name, error: errorTrace(error) });
    return undefined;
  }
}

/** Tells what a part did, where it did something. */
function tell(name: string, done: Readonly<Record<string, number>>): void {
  if (Object.values(done).some((count) => count > 0)) console.info({ message: "swept", part: name, ...done });
}

/**
 * Looks after a client's flows, once a minute and as often as it may run besides:
 *
 * 1. brings dead letters into quarantine, and finishes replays that were left half done;
 * 2. keeps the pauses that leads put flows under, and lets through what waited;
 * 3. judges each application, then each flow, for the minutes since it was last judged: incidents open, reopen
 *    and resolve, and what an application explains is attached to its own;
 * 4. does on each incident what fell due: escalate, remind, warn, close;
 * 5. posts to their readers what incidents and replay jobs have to tell;
 * 6. once a day posts the digest, and checks that everybody can be told;
 * 7. sends what was posted, as much as each reader may be told;
 * 8. closes what the audit trail tells of persons' actions that broke off;
 * 9. counts held exchanges anew, by what is wrong with them, where a count changed and rests.
 * 10. sums up the days that are over.
 *
 * Each part can run again, or beside another sweep, without changing more than once would have.
 */
export async function sweep(
  client: Client,
  deployment: Deployment,
  now: Temporal.Instant,
  ports: SweepPorts,
): Promise<void> {
  await part("replay orders", () => sweepOrders(client, deployment, now, ports));
  await pMap(
    Object.keys(client.flows),
    (id) => part(id, () => sweepQueues(client, id, deployment, now, ports)),
    { concurrency: CONCURRENT_FLOWS },
  );
  // Without it nobody could tell whom to call: the sweep fails, and the next one judges these minutes.
  const plan = await ports.plans.read();
  await part("pauses", async () =>
    tell("pauses", { flows: await keepPauses(client, deployment, plan, now, ports) }),
  );
  const applications = await part("applications", () =>
    watchApplications(watchedApplications(client, plan), now, judgementOf(client), ports),
  );
  const down = applications?.down ?? [];
  const flows = await part("watch", () =>
    watchFlows(watchedFlows(client, deployment, plan, down), now, judgementOf(client), ports),
  );
  await part("explained", () => attachExplained(down, flows?.explained ?? [], ports.incidents));
  const watchings = [applications, flows];
  const changed = watchings.flatMap((watching) => watching?.changed ?? []);
  const wrong = watchings.flatMap((watching) => watching?.wrong ?? []);
  await part("incidents", () => sweepIncidents(client, { changed, wrong }, plan, now, ports));
  await part("roll-up", async () => tell("roll-up", { days: await rollUp(client, now, ports) }));
  await part("audit", async () => tell("audit", { closed: await closeAudit(plan, now, ports) }));
  await part("signatures", async () =>
    tell("signatures", { recounted: await recountSignatures(now, ports) }),
  );
}

function judgementOf(client: Client): Judgement {
  return {
    qualify: (kind, subject, at, { probe }) =>
      qualify(client, kind, subject, at, typeof probe === "string" ? probe : undefined),
    relapse: relapse(client),
  };
}

async function sweepOrders(client: Client, deployment: Deployment, now: Temporal.Instant, ports: SweepPorts) {
  const versionOf = (flow: string) => client.flows[flow]?.contract.version ?? 0;
  const queue = queueArn(replayDeadLettersName(client.id), deployment);
  tell("replay orders", { orders: await drainOrders(queue, versionOf, now, ports) });
}

async function sweepQueues(
  client: Client,
  id: string,
  deployment: Deployment,
  now: Temporal.Instant,
  ports: SweepPorts,
) {
  const flow = client.flows[id];
  if (!flow) return;
  const origin = { id, contractVersion: flow.contract.version };
  const { inboundDeadLetters } = flowQueues(client.id, id, flow, deployment);
  const { transferEncoding } = flow;
  const drained = await drain({ ...origin, transferEncoding }, inboundDeadLetters, now, ports);
  tell(id, { drained, repaired: await repairReplays(origin, now, ports) });
}

function relapse({ incidents: { reopenWithin, flapping } }: Client) {
  return {
    reopenWithin: milliseconds(reopenWithin),
    flapping: { reopenings: flapping.reopenings, within: milliseconds(flapping.within) },
  };
}

async function sweepIncidents(
  client: Client,
  { changed, wrong }: Pick<Watching, "changed" | "wrong">,
  { absences }: Plan,
  now: Temporal.Instant,
  ports: SweepPorts,
): Promise<void> {
  const policyOf = ({ priority, cause }: Incident) => ({
    ...client.incidents,
    service: serviceLevel(client, priority),
    isStillWrong: wrong.includes(cause),
  });
  const incidents = await tendIncidents(changed, policyOf, now, ports.incidents);
  const findAudience = audienceOf({ support: client.support, absences, loads: loadsOf(incidents) });
  // Whoever is called is called, though nobody knows who else subscribes.
  const subscribers = (await part("subscribers", () => ports.subscribers.all())) ?? [];
  const findSubscribed = subscribedOf(subscribers, client);
  for (const incident of incidents) {
    await part(`incident ${incident.number}`, () =>
      postNotices(incident, findAudience, findSubscribed, now, ports),
    );
  }
  await part("jobs", async () =>
    tell("jobs", { letters: await postJobs({ client, subscribers, absences }, now, ports) }),
  );
  await part("daily round", () => dailyRound(client, incidents, relapse(client), now, ports));
  const calling = new Set(incidents.filter(isUnacknowledged).map(({ number }) => number));
  const messages = await sendLetters(
    readersOf(client, subscribers),
    (letter) => letter.type === "incident" && letter.event === "repeated" && !calling.has(letter.number),
    client,
    now,
    ports,
  );
  tell("notifications", { messages });
}
