import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import pMap from "p-map";
import { Temporal } from "temporal-polyfill";
import { milliseconds } from "../../schemas/duration.ts";
import { HeldExchange, HeldSummary, type Holding, type HoldState } from "../../schemas/held-exchange.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { Change, HoldOutcome, Quarantine } from "../ports.ts";
import { firstHeld, heldAnew } from "../quarantine/life.ts";
import { unlessLost } from "./conditional-write.ts";
import type { ContentStore } from "./content-store.ts";

const PART = "exchange";
const BY_FLOW_AND_STATE = "byFlowAndState";

/** The item is not there yet, under whatever state. */
const UNKNOWN = "attribute_not_exists(id)";

/** Nobody changed the item since it was read. */
const UNCHANGED = "revision = :seen";

/** The item still waits or is on its way, so a repeat belongs to it. */
const OPEN = "#state IN (:held, :replaying)";

const ATTEMPTS = 5;
const CONCURRENT_HOLDINGS = 16;

const itemKey = (id: string): Record<string, AttributeValue> => ({ id: { S: id }, part: { S: PART } });

/**
 * Held exchanges in DynamoDB: partition = id, sort = part (`exchange` for the item, `content` for what
 * came); the index byFlowAndState lists them, newest first. Only settled items carry `expiresAt`.
 */
export function quarantineTable(
  dynamodb: DynamoDBClient,
  table: string,
  contents: ContentStore,
  settledRetention: Temporal.Duration,
): Quarantine {
  const lifetime = milliseconds(settledRetention);
  const expiry = ({ stateSince }: HeldExchange) =>
    Math.ceil((Temporal.Instant.from(stateSince).epochMilliseconds + lifetime) / 1000);
  const toItem = (exchange: HeldExchange) => ({
    ...marshall(exchange),
    part: { S: PART },
    flowState: { S: flowState(exchange.flow, exchange.state) },
    ...(isSettled(exchange) ? { expiresAt: { N: String(expiry(exchange)) } } : {}),
  });
  const create = (exchange: HeldExchange) =>
    unlessLost(
      dynamodb.send(
        new PutItemCommand({ TableName: table, Item: toItem(exchange), ConditionExpression: UNKNOWN }),
      ),
    );
  const replace = (exchange: HeldExchange, seen: number) =>
    unlessLost(
      dynamodb.send(
        new PutItemCommand({
          TableName: table,
          Item: toItem(exchange),
          ConditionExpression: UNCHANGED,
          ExpressionAttributeValues: { ":seen": { N: String(seen) } },
        }),
      ),
    );
  const countRepeat = (id: string, at: Temporal.Instant) =>
    unlessLost(
      dynamodb.send(
        new UpdateItemCommand({
          TableName: table,
          Key: itemKey(id),
          UpdateExpression: "ADD seen :one, revision :one SET lastSeen = :at",
          ConditionExpression: OPEN,
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: {
            ":one": { N: "1" },
            ":at": { S: timestamp(at) },
            ":held": { S: "held" },
            ":replaying": { S: "replaying" },
          },
        }),
      ),
    );
  const find = async (id: string) => {
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: table, Key: itemKey(id), ConsistentRead: true }),
    );
    return Item ? HeldExchange.parse(unmarshall(Item)) : undefined;
  };
  const hold = async (holding: Holding, at: Temporal.Instant): Promise<HoldOutcome> => {
    const first = firstHeld(holding, at);
    try {
      await contents.put(first.id, holding.content);
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        if ((await create(first)) === "written") return "held";
        if ((await countRepeat(first.id, at)) === "written") return "counted";
        const settled = await find(first.id);
        if (!settled || settled.state === "held" || settled.state === "replaying") continue;
        if ((await replace(heldAnew(settled, holding, at), settled.revision)) === "written")
          return "held-anew";
      }
      console.error({ message: "a held exchange changed under every attempt to hold it", id: first.id });
    } catch (error) {
      console.error({ message: "an exchange could not be held", id: first.id, error });
    }
    return "failed";
  };
  const change = async (
    id: string,
    decide: (exchange: HeldExchange) => HeldExchange | undefined,
  ): Promise<Change> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const exchange = await find(id);
      const decided = exchange && decide(exchange);
      if (!decided) return { changed: false, exchange };
      if ((await replace(decided, exchange.revision)) === "lost") continue;
      if (isSettled(decided)) await contents.settle(id, expiry(decided));
      return { changed: true, exchange: decided };
    }
    throw new Error(`the held exchange ${id} changed under every attempt to change it`);
  };
  return {
    find,
    change,
    content: (id) => contents.get(id),
    holdAll: (holdings, at) =>
      pMap(holdings, (holding) => hold(holding, at), { concurrency: CONCURRENT_HOLDINGS }),
    async *list({ flow, state }) {
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: table,
          IndexName: BY_FLOW_AND_STATE,
          KeyConditionExpression: "flowState = :flowState",
          ExpressionAttributeValues: { ":flowState": { S: flowState(flow, state) } },
          ScanIndexForward: false,
        },
      );
      for await (const page of pages) {
        yield* (page.Items ?? []).map((item) => HeldSummary.parse(unmarshall(item)));
      }
    },
  };
}

function isSettled({ state }: HeldExchange): boolean {
  return state === "delivered" || state === "discarded";
}

function flowState(flow: string, state: HoldState): string {
  return `${flow}#${state}`;
}
