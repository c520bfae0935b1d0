import { type App, Stack } from "aws-cdk-lib";
import { Construct } from "constructs";
import { isTapped } from "../schemas/flow.ts";
import type { Client } from "../schemas/client.ts";
import {
  contactsTopicName,
  eventsTopicName,
  flowQueues as queuesOf,
  guardianTopicName,
  replayDeadLettersName,
  replayName,
} from "../schemas/resource-names.ts";
import { httpsFlows } from "../schemas/https-flows.ts";
import { servingPeople } from "../schemas/support.ts";
import { Api } from "./api.ts";
import { FlowQueues } from "./flow-queues.ts";
import { Gate } from "./gate.ts";
import { Guardian } from "./guardian.ts";
import { GuardianTopic } from "./guardian-topic.ts";
import type { Handlers } from "./handler-bundle.ts";
import { Job } from "./job.ts";
import { CallLink } from "./link.ts";
import { Contacts, Topics } from "./notify.ts";
import { type Pair, pairs } from "./pairs.ts";
import { hasPullProbes, Probe } from "./probe.ts";
import { hasPushProbes, Push } from "./push.ts";
import { Receive } from "./receive.ts";
import { Replay, ReplayQueue } from "./replay.ts";
import { SignInPool } from "./sign-in.ts";
import { Stores } from "./stores.ts";
import { Sweep } from "./sweep.ts";
import { HERE, WatchdogFunction } from "./watchdog-function.ts";

/** Whose mail the guardian goes to, past all code of the watchdog: who looks after operations. */
function operationsMails({ support }: Client): readonly string[] {
  const members = support ? servingPeople(support) : [];
  return members
    .filter(({ person }) => person.competences.includes("operations"))
    .map(({ person }) => person.email);
}

/**
 * The stacks of one client: for each pair, `Data` with what must outlive every redeploy, and `Runtime`
 * with the functions. Runtime names what it uses of Data by the names derived from client and flow, so
 * that a flow can leave without an export that still holds it.
 */
export function clientStacks(app: App, client: Client, handlers: Handlers): void {
  const before: Stack[] = [];
  for (const pair of pairs(client)) {
    if (holdsData(pair)) before.push(dataStack(app, client, pair));
    const runtime = new Stack(app, pair.runtime, { description: `Functions and mappings of ${client.name}` });
    new Gate(runtime, client, pair, handlers("gate"));
    if (pair.number === 1) {
      new Replay(runtime, client, handlers("replay"));
      new Job(runtime, client, handlers("job"));
      const sweep = new Sweep(runtime, client, handlers("sweep"), handlers.fingerprint);
      new Contacts(runtime, client);
      if (hasPullProbes(client)) new Probe(runtime, client, handlers("probe"));
      new Api(runtime, client, handlers("api"));
      new CallLink(runtime, client, handlers("link"));
      if (hasPushProbes(client)) new Push(runtime, client, handlers("push"));
      if (httpsFlows(client).length > 0) new Receive(runtime, client, handlers("receive"));
      guardOnce(guard(runtime, client, pair), client, sweep);
    } else {
      guard(runtime, client, pair);
    }
    if (!holdsData(pair)) flowQueues(runtime, client, pair);
    // The stores stand in the first pair, so that no gate polls before they are there.
    for (const stack of before) runtime.addStackDependency(stack);
  }
}

/** CloudFormation takes no stack without resources, which a further pair that adopts all its queues would be. */
function holdsData({ number, flows }: Pair): boolean {
  return (
    number === 1 ||
    flows.some(([, flow]) => !("arn" in flow.inbound) || !("arn" in flow.delivery || isTapped(flow)))
  );
}

function dataStack(app: App, client: Client, pair: Pair): Stack {
  const data = new Stack(app, pair.data, {
    description: `Queues and stores of ${client.name}, kept over every redeploy`,
    terminationProtection: true,
  });
  if (pair.number === 1) {
    new Stores(data, client);
    new ReplayQueue(data, client);
    new Topics(data, client);
    new GuardianTopic(data, client, { emails: operationsMails(client) });
    if ("pool" in client.signIn) new SignInPool(data, client, client.signIn);
  }
  flowQueues(data, client, pair);
  return data;
}

function flowQueues(stack: Stack, client: Client, pair: Pair): void {
  const flows = new Construct(stack, "Flows");
  for (const [id, flow] of pair.flows) new FlowQueues(flows, client, id, flow);
}

/** Watches the functions that stand in a stack so far, and the queues of its pair. */
function guard(stack: Stack, client: Client, pair: Pair): Guardian {
  const guardian = new Guardian(stack, client);
  for (const each of stack.node.findAll()) {
    if (each instanceof WatchdogFunction) guardian.watchFunction(each.name);
  }
  for (const [id, flow] of pair.flows) {
    const { inbound, inboundDeadLetters } = queuesOf(client.id, id, flow, HERE);
    guardian.watchQueue(`${id}-inbound`, nameOf(inbound));
    guardian.watchDeadLetters(`${id}-inbound-dead`, nameOf(inboundDeadLetters));
  }
  return guardian;
}

/** Watches what a client has once. */
function guardOnce(guardian: Guardian, client: Client, sweep: Sweep): void {
  guardian.watchQueue("replay", replayName(client.id));
  guardian.watchDeadLetters("replay-dead", replayDeadLettersName(client.id));
  guardian.watchSweep(sweep.counted);
  guardian.watchTopic("guardian", guardianTopicName(client.id));
  guardian.watchTopic("contacts", contactsTopicName(client.id));
  guardian.watchTopic("events", eventsTopicName(client.id));
}

/** The name of a queue at the end of its ARN, of which CloudFormation fills in the other parts. */
function nameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf(":") + 1);
}
