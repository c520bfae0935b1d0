import { type Flow, isFifoInbound, isTapped } from "./flow.ts";

/** Where a client's stacks stand. */
export interface Deployment {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** The queues of one flow, by ARN. */
export interface FlowQueues {
  readonly inbound: string;
  readonly inboundDeadLetters: string;
  /** Undefined where the flow is tapped. */
  readonly target: string | undefined;
}

const prefix = (client: string) => `watchdog-${client}`;

/** The inbound queue that a flow gets unless it adopts one. */
export const inboundName = (client: string, flow: string, fifo = false) =>
  `${prefix(client)}-${flow}-inbound${fifo ? ".fifo" : ""}`;

/** The dead-letter queue of a flow's own inbound queue. */
export const inboundDeadLettersName = (client: string, flow: string, fifo = false) =>
  `${prefix(client)}-${flow}-inbound-dead${fifo ? ".fifo" : ""}`;

/** The target queue that a flow gets unless it adopts one. */
export const targetName = (client: string, flow: string, fifo: boolean) =>
  `${prefix(client)}-${flow}-target${fifo ? ".fifo" : ""}`;

/** The queue that carries replay orders. */
export const replayName = (client: string) => `${prefix(client)}-replay`;

/** Where replay orders go that could not be carried out. */
export const replayDeadLettersName = (client: string) => `${prefix(client)}-replay-dead`;

/** The table of forwarded exchanges. */
export const journalTableName = (client: string) => `${prefix(client)}-journal`;

/** The table of held exchanges. */
export const quarantineTableName = (client: string) => `${prefix(client)}-quarantine`;

/** The table of the lines in which exchanges of ordered flows stand. */
export const lineTableName = (client: string) => `${prefix(client)}-lines`;

/** The table of pulses. */
export const pulseTableName = (client: string) => `${prefix(client)}-pulse`;

/** The table of what the sweep remembers of flows and applications. */
export const watchTableName = (client: string) => `${prefix(client)}-watch`;

/** The table of incidents. */
export const incidentTableName = (client: string) => `${prefix(client)}-incident`;

/** The table of what people are still to be told. */
export const mailboxTableName = (client: string) => `${prefix(client)}-mailbox`;

/** The table of absences, maintenance, watch modes and controls that people enter. */
export const planTableName = (client: string) => `${prefix(client)}-plan`;

/** The table of what persons did. */
export const auditTableName = (client: string) => `${prefix(client)}-audit`;

/** The table of what is done once: the links by which calls are answered, and actions that callers name. */
export const linkTableName = (client: string) => `${prefix(client)}-link`;

/** The table of replay jobs, and of what became of their exchanges. */
export const jobTableName = (client: string) => `${prefix(client)}-jobs`;

/** The function that is the gate of a pair of stacks. */
export const gateName = (client: string, pair: number | "*") =>
  `${prefix(client)}-gate${pair === 1 ? "" : pair}`;

/** Whether a function, by its ARN, is a gate of this client. */
export function isGateOf(client: string, functionArn: string): boolean {
  const [, , , , , , name = ""] = functionArn.split(":");
  const first = gateName(client, 1);
  return name.startsWith(first) && /^\d*$/.test(name.slice(first.length));
}

/** The topic to which the e-mail and SMS of people subscribe, each to what is meant for them. */
export const contactsTopicName = (client: string) => `${prefix(client)}-contacts`;

/** The topic of events for whatever else subscribes. */
export const eventsTopicName = (client: string) => `${prefix(client)}-events`;

/** The bucket of payloads too large for a table; bucket names are unique in all of AWS. */
export const payloadBucketName = (client: string, { account, region }: Omit<Deployment, "partition">) =>
  `${prefix(client)}-payloads-${account}-${region}`;

/** The topic of the alarms about the watchdog itself. */
export const guardianTopicName = (client: string) => `${prefix(client)}-guardian`;

/** The ARN of a topic of this name in a deployment. */
export function topicArn(name: string, { partition, region, account }: Deployment): string {
  return `arn:${partition}:sns:${region}:${account}:${name}`;
}

/** The ARN of a queue of this name in a deployment. */
export function queueArn(name: string, { partition, region, account }: Deployment): string {
  return `arn:${partition}:sqs:${region}:${account}:${name}`;
}

/** The queues of a flow: its own by name, adopted ones as configured. */
export function flowQueues(client: string, id: string, flow: Flow, deployment: Deployment): FlowQueues {
  const arn = (name: string) => queueArn(name, deployment);
  const inbound =
    "arn" in flow.inbound
      ? { inbound: flow.inbound.arn, inboundDeadLetters: flow.inbound.deadLetterArn }
      : {
          inbound: arn(inboundName(client, id, isFifoInbound(flow))),
          inboundDeadLetters: arn(inboundDeadLettersName(client, id, isFifoInbound(flow))),
        };
  if (isTapped(flow)) return { ...inbound, target: undefined };
  const { delivery } = flow;
  const target = "arn" in delivery ? delivery.arn : arn(targetName(client, id, delivery.type === "fifo"));
  return { ...inbound, target };
}
