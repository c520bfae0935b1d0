import { keepPublications } from "../notifications/publish-hooks.ts";
import { guardSubscriptions } from "../notifications/subscription-hooks.ts";
import { TopicStore } from "../notifications/topic-store.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { DurableState } from "./durable-state.ts";
import { buildApp, INVALID_MESSAGE_BODY_CHAR, S3Store } from "./fauxqs.ts";
import { guardObjects } from "./object-rules.ts";
import { QueueStore } from "./queue-store.ts";
import { refuseUnsendable } from "./send-hooks.ts";

/** The emulated SQS, SNS and S3: their stores in this process, and one address at which clients reach them. */
export interface Messaging {
  readonly endpoint: string;
  readonly queues: QueueStore;
  readonly topics: TopicStore;
  readonly objects: S3Store;
  /** Lets requests in; until then they wait. */
  open(): void;
  readonly stop: () => Promise<void>;
}

const EXPIRY_INTERVAL_MS = 30_000;
// The emulator's own expression refuses every character beyond the basic plane, which SQS takes.
const REFUSED_IN_A_BODY = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Starts SQS, SNS and S3 on loopback, with what an earlier run left in the state directory. */
export async function startMessaging(options: {
  readonly region: string;
  readonly port: number;
  readonly stateDirectory: string | undefined;
  /** Takes what is published to anything but a queue. */
  readonly outbox: Outbox;
}): Promise<Messaging> {
  const queues = new QueueStore(options.region);
  const topics = new TopicStore();
  const objects = new S3Store();
  INVALID_MESSAGE_BODY_CHAR.test = (text) => REFUSED_IN_A_BODY.test(text);

  const app = buildApp({
    logger: false,
    defaultRegion: options.region,
    stores: { sqsStore: queues, snsStore: topics, s3Store: objects },
  });
  const opened = Promise.withResolvers<void>();
  app.addHook("onRequest", async () => opened.promise);
  guardObjects(app, objects);
  refuseUnsendable(app);
  guardSubscriptions(app, topics);
  keepPublications(app, topics, options.outbox);
  const endpoint = await app.listen({ host: "127.0.0.1", port: options.port });
  queues.origin = endpoint;

  const durable = options.stateDirectory === undefined ? undefined : new DurableState(options.stateDirectory);
  if (durable) {
    durable.load(queues, topics, objects);
    queues.keepOn(durable);
    topics.persistence = durable;
    objects.persistence = durable;
  }
  const expiry = setInterval(() => {
    for (const queue of queues.allQueues()) queue.expire(Date.now());
  }, EXPIRY_INTERVAL_MS);

  return {
    endpoint,
    queues,
    topics,
    objects,
    open: () => opened.resolve(),
    async stop() {
      clearInterval(expiry);
      opened.resolve();
      await app.close();
      durable?.close();
    },
  };
}
