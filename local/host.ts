import { join } from "node:path";
import type { Temporal } from "temporal-polyfill";
import { ACCOUNT_ID } from "./arn.ts";
import { readAssembly } from "./assembly/assembly.ts";
import { deploy, type StackOutputs } from "./assembly/deployment.ts";
import { type App, synthesize } from "./assembly/synthesis.ts";
import { Clock } from "./clock.ts";
import { startControl } from "./control.ts";
import { KeptToken, type KeptTokenSettings } from "./desk-token.ts";
import { startDynamoDb } from "./dynamodb/dynamodb.ts";
import { EventBus } from "./events/event-bus.ts";
import type { LocalIssuer } from "./issuer/local-issuer.ts";
import { lambdaVariables } from "./lambda/variables.ts";
import { startMessaging } from "./messaging/messaging.ts";
import type { Log } from "./log.ts";
import { Outbox } from "./outbox/outbox.ts";
import { attributesOf, brokenRedrive } from "./resources/queue.ts";
import { createResource } from "./resources/resource-types.ts";
import type { LocalSignIn, Substrate } from "./resources/substrate.ts";
import { Timekeeper } from "./timekeeper.ts";

/** How to start the host. */
export interface HostOptions {
  /** A CDK app to synthesize, or the directory of what was synthesized already. */
  readonly app: App | { readonly assembly: string };
  readonly region?: string;
  /** Keeps everything over a restart, a killed host included; without it each start is fresh. */
  readonly stateDirectory?: string;
  /** Where what is published to people and web addresses is kept in files; empty at start but with a state directory. */
  readonly outboxDirectory?: string;
  /** Fixed ports; a port that is not given is a free one. */
  readonly ports?: { readonly sqs?: number; readonly dynamodb?: number; readonly host?: number };
  /** Queues that exist before the stacks, with their attributes in the words of a template. */
  readonly adoptedQueues?: ReadonlyArray<{
    readonly name: string;
    readonly attributes: Readonly<Record<string, unknown>>;
  }>;
  /** The names of topics that exist before the stacks. */
  readonly adoptedTopics?: readonly string[];
  /** Who can sign in; nobody where it is left out. */
  readonly signIn?: LocalSignIn;
  /** The origins of consoles on this machine; APIs that allow some origins allow these too. */
  readonly consoles?: readonly string[];
  /** Where to keep an access token of one of the users, by id, while the host runs. */
  readonly deskToken?: Pick<KeptTokenSettings, "file" | "user" | "people">;
  /** How many environments a function may have at once. */
  readonly environmentsPerFunction?: number;
  readonly log: Log;
}

/** Where the host is reached; `api` and `issuer` are there if the stacks have one of them and no other. */
type Endpoints = Readonly<Record<"sqs" | "sns" | "s3" | "dynamodb" | "host" | "outbox", string>> & {
  readonly api?: string;
  readonly issuer?: string;
};

/** A running host. */
export interface Host {
  readonly stacks: StackOutputs;
  readonly endpoints: Endpoints;
  readonly region: string;
  readonly accountId: string;
  /** Who issues the tokens that the stacks' HTTP API takes, if they have one issuer and no other. */
  readonly issuer: LocalIssuer | undefined;
  queueUrl(name: string): string;
  now(): Temporal.Instant;
  /** Moves the clock on; resolves when the schedules due in between have run. */
  /** Lets time pass, firing each schedule that falls due; with a step, no more than once in each. */
  advance(duration: Temporal.Duration, step?: Temporal.Duration): Promise<void>;
  /** Sets the clock; forwards, each schedule that was due in between runs once. */
  setTime(instant: Temporal.Instant): Promise<void>;
  /** Resolves when the mapped queues are empty and no batch is being handled. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const DEFAULT_REGION = "eu-west-3";
const DEFAULT_ENVIRONMENTS = 4;
const GRACE_MS = 3000;
const IDLE_INTERVAL_MS = 5;

/** Boots the stacks of a synthesized app on emulators in this process. */
export async function startHost(options: HostOptions): Promise<Host> {
  const region = options.region ?? DEFAULT_REGION;
  const { app } = options;
  const assembly = await readAssembly("assembly" in app ? app.assembly : await synthesize(app));
  // What was started, in order; it is stopped in the reverse one.
  const started: Array<() => Promise<void>> = [];
  const stop = async (): Promise<void> => {
    for (const undo of started.splice(0).toReversed()) await undo();
  };
  try {
    const clock = new Clock();
    const { endpoints, ...emulators } = await startEmulators(options, region, clock, started);
    const { messaging, timekeeper } = emulators;
    const substrate: Substrate = {
      ...emulators,
      region,
      clock,
      functions: new Map(),
      apis: new Map(),
      issuers: new Map(),
      signIn: options.signIn ?? { users: [] },
      consoles: options.consoles ?? [],
      assets: assembly.assets,
      variables: lambdaVariables(region, endpoints, options.consoles?.[0]),
      environmentsPerFunction: options.environmentsPerFunction ?? DEFAULT_ENVIRONMENTS,
      log: options.log,
    };
    started.push(() => stopFunctions(substrate));
    for (const { name, attributes } of options.adoptedQueues ?? []) {
      messaging.queues.define(name, attributesOf(attributes));
    }
    for (const name of options.adoptedTopics ?? []) {
      const attributes = name.endsWith(".fifo") ? { FifoTopic: "true" } : {};
      messaging.topics.createTopic(name, attributes, undefined, region);
    }
    const stacks = await deploy(assembly, region, (request) => createResource(request, substrate));
    for (const queue of messaging.queues.allQueues()) {
      const broken = brokenRedrive(queue, (arn) => messaging.queues.getQueueByArn(arn));
      if (broken !== undefined) throw new Error(broken);
    }
    const issuer = onlyOne(substrate.issuers);
    if (issuer) await keepToken(options, issuer, substrate, started);
    open(substrate);
    return {
      stacks,
      endpoints: { ...endpoints, ...foundEndpoints(substrate) },
      region,
      accountId: ACCOUNT_ID,
      issuer,
      queueUrl: (name) => messaging.queues.url(name),
      now: () => clock.now(),
      advance: (duration, step) => timekeeper.advance(duration, step),
      setTime: (instant) => timekeeper.set(instant),
      idle: () => idle(substrate),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startEmulators(
  options: HostOptions,
  region: string,
  clock: Clock,
  started: Array<() => Promise<void>>,
): Promise<
  Pick<Substrate, "messaging" | "dynamodb" | "timekeeper" | "mappings" | "events"> & Pick<Host, "endpoints">
> {
  const { ports, log } = options;
  const state = (part: string): string | undefined =>
    options.stateDirectory === undefined ? undefined : join(options.stateDirectory, part);

  const outbox = await Outbox.open({
    directory: options.outboxDirectory,
    keepsEarlier: options.stateDirectory !== undefined,
    now: () => clock.now(),
  });
  const messaging = await startMessaging({
    region,
    port: ports?.sqs ?? 0,
    stateDirectory: state("messaging"),
    outbox,
  });
  started.push(messaging.stop);
  const dynamodb = await startDynamoDb({
    port: ports?.dynamodb ?? 0,
    stateDirectory: state("dynamodb"),
    clock,
    log,
  });
  started.push(dynamodb.stop);
  const timekeeper = new Timekeeper(clock);
  timekeeper.afterMove(() => dynamodb.timeToLive.sweep());
  const mappings: Substrate["mappings"] = [];
  const events = new EventBus({ sqs: messaging.endpoint, region, clock });
  started.push(async () => events.stop());
  const control = await startControl(ports?.host ?? 0, { clock, timekeeper, outbox, mappings, events });
  started.push(control.stop);
  const endpoints = {
    sqs: messaging.endpoint,
    sns: messaging.endpoint,
    s3: messaging.endpoint,
    dynamodb: dynamodb.endpoint,
    host: control.endpoint,
    outbox: `${control.endpoint}/outbox`,
  };
  return { messaging, dynamodb, timekeeper, mappings, events, endpoints };
}

/** Lets messages, requests and time in. */
function open({ messaging, mappings, apis, timekeeper }: Substrate): void {
  messaging.open();
  for (const mapping of mappings) mapping.start();
  for (const api of apis.values()) api.open();
  timekeeper.start();
}

function foundEndpoints({ apis, issuers }: Substrate): Pick<Endpoints, "api" | "issuer"> {
  const api = onlyOne(apis);
  const issuer = onlyOne(issuers);
  return {
    ...(api ? { api: api.endpoint } : {}),
    ...(issuer ? { issuer: issuer.endpoint } : {}),
  };
}

function onlyOne<T>(made: ReadonlyMap<string, T>): T | undefined {
  const [first, ...others] = made.values();
  return others.length === 0 ? first : undefined;
}

async function keepToken(
  { deskToken, log }: HostOptions,
  issuer: LocalIssuer,
  { clock, timekeeper }: Substrate,
  started: Array<() => Promise<void>>,
): Promise<void> {
  if (!deskToken) return;
  const kept = await KeptToken.keep({ ...deskToken, issuer, clock, log });
  started.push(() => kept.stop());
  timekeeper.afterMove(() => kept.renew());
}

async function idle({ mappings }: Substrate): Promise<void> {
  while (!mappings.every(({ isIdle }) => isIdle)) {
    await new Promise((resolve) => setTimeout(resolve, IDLE_INTERVAL_MS));
  }
}

/** Receives and fires nothing more, lets what runs end for a while, and ends the environments. */
async function stopFunctions(substrate: Substrate): Promise<void> {
  const { timekeeper, mappings, apis, issuers, signIn, messaging, functions } = substrate;
  timekeeper.stop();
  const own = [...issuers.values()].filter((issuer) => issuer !== signIn.sharedIssuer);
  for (const server of [...apis.values(), ...own]) server.stop();
  const polls = Promise.all(mappings.map((mapping) => mapping.stop()));
  messaging.queues.shutdown();
  const all = [...functions.values()];
  await settledWithin(GRACE_MS, Promise.all(all.map((each) => each.settled())));
  await Promise.all(all.map((each) => each.stop()));
  await polls;
}

async function settledWithin(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}
