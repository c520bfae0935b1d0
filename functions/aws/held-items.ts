import {
  type AttributeValue,
  BatchGetItemCommand,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { Temporal } from "temporal-polyfill";
import { HeldExchange, ListedExchange, type HoldState } from "../../schemas/held-exchange.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import { errorTrace } from "../error-trace.ts";
import type { HeldQuery } from "../ports.ts";
import { expiry, isSettled } from "../quarantine/expiry.ts";
import { unlessLost } from "./conditional-write.ts";
import { untilProcessed } from "./unprocessed.ts";

const PART = "exchange";
const READ_AT_ONCE = 100;
const BY_FLOW_AND_STATE = "byFlowAndState";
const BY_BUSINESS_KEY = "byBusinessKey";
const BY_SIGNATURE = "bySignature";

/** The item is not there yet, under whatever state. */
const UNKNOWN = "attribute_not_exists(id)";

/** Nobody changed the item since it was read. */
const UNCHANGED = "revision = :seen";

/** The item still waits or is on its way, so a repeat belongs to it. */
const OPEN = "#state IN (:held, :replaying)";

/** Before and after any time that is kept. */
const EARLIEST = "0";
const LATEST = "9";

const itemKey = (id: string): Record<string, AttributeValue> => ({ id: { S: id }, part: { S: PART } });

const flowState = (flow: string, state: HoldState) => `${flow}#${state}`;

/** What of a flow is in a state for one failure, as the index bySignature names it. */
export const signatureState = (flow: string, state: HoldState, signature: string) =>
  `${flowState(flow, state)}#${signature}`;

/** Items that were held before bodies could be in base64, or flows be ordered, tell nothing of it. */
function exchangeOf(item: Record<string, AttributeValue>): HeldExchange {
  return HeldExchange.parse({ transferEncoding: null, order: null, ...unmarshall(item) });
}

function readableExchange(item: Record<string, AttributeValue>): HeldExchange | undefined {
  try {
    return exchangeOf(item);
  } catch (error) {
    const message = "a held exchange cannot be read";
    console.error({ message, id: item["id"]?.S, error: errorTrace(error) });
    return undefined;
  }
}

/**
 * The items of held exchanges in DynamoDB: partition = id, sort = part (`exchange`, beside which
 * `content#…` hold what came and its corrections). The indexes byFlowAndState and bySignature list them, newest first,
 * byBusinessKey finds them. Only settled ones carry `expiresAt`.
 */
export class HeldItems {
  readonly #dynamodb: DynamoDBClient;
  readonly #table: string;
  readonly #settledRetention: Temporal.Duration;

  constructor(dynamodb: DynamoDBClient, table: string, settledRetention: Temporal.Duration) {
    this.#dynamodb = dynamodb;
    this.#table = table;
    this.#settledRetention = settledRetention;
  }

  /** When a settled exchange expires, in seconds since 1970. */
  expiry(exchange: HeldExchange): number {
    return expiry(exchange, this.#settledRetention).epochMilliseconds / 1000;
  }

  async find(id: string): Promise<HeldExchange | undefined> {
    const { Item } = await this.#dynamodb.send(
      new GetItemCommand({ TableName: this.#table, Key: itemKey(id), ConsistentRead: true }),
    );
    return Item && exchangeOf(Item);
  }

  /**
   * Reads many at once, consistently; what cannot be read as an exchange is logged and left out.
   *
   * @throws where the table leaves some unread
   */
  async findAll(ids: readonly string[]): Promise<readonly HeldExchange[]> {
    const distinct = [...new Set(ids)];
    const found: HeldExchange[] = [];
    const read = async (keys: readonly Record<string, AttributeValue>[]) => {
      const Keys = [...keys];
      const answer = await this.#dynamodb.send(
        new BatchGetItemCommand({ RequestItems: { [this.#table]: { Keys, ConsistentRead: true } } }),
      );
      for (const item of answer.Responses?.[this.#table] ?? []) {
        const exchange = readableExchange(item);
        if (exchange) found.push(exchange);
      }
      return answer.UnprocessedKeys?.[this.#table]?.Keys ?? [];
    };
    for (let at = 0; at < distinct.length; at += READ_AT_ONCE) {
      const left = await untilProcessed(distinct.slice(at, at + READ_AT_ONCE).map(itemKey), read);
      if (left.length > 0) throw new Error(`${left.length} held exchanges stayed unread`);
    }
    return found;
  }

  create(exchange: HeldExchange): Promise<"written" | "lost"> {
    const Item = this.#item(exchange);
    return unlessLost(
      this.#dynamodb.send(new PutItemCommand({ TableName: this.#table, Item, ConditionExpression: UNKNOWN })),
    );
  }

  /** Writes over the item, if it is still of the revision that was seen. */
  replace(exchange: HeldExchange, seen: number): Promise<"written" | "lost"> {
    return unlessLost(
      this.#dynamodb.send(
        new PutItemCommand({
          TableName: this.#table,
          Item: this.#item(exchange),
          ConditionExpression: UNCHANGED,
          ExpressionAttributeValues: { ":seen": { N: String(seen) } },
        }),
      ),
    );
  }

  /** Removes the item, if it is still of the revision that was seen. */
  remove({ id, revision }: HeldExchange): Promise<"written" | "lost"> {
    return unlessLost(
      this.#dynamodb.send(
        new DeleteItemCommand({
          TableName: this.#table,
          Key: itemKey(id),
          ConditionExpression: UNCHANGED,
          ExpressionAttributeValues: { ":seen": { N: String(revision) } },
        }),
      ),
    );
  }

  /** Counts a repeat on an item that is held or replaying. */
  countRepeat(id: string, at: Temporal.Instant): Promise<"written" | "lost"> {
    return unlessLost(
      this.#dynamodb.send(
        new UpdateItemCommand({
          TableName: this.#table,
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
  }

  /** Those of a flow in a state, of one failure where it is named. */
  async *list({
    flow,
    state,
    signature,
    from = EARLIEST,
    until = LATEST,
    ...reading
  }: HeldQuery): AsyncIterable<ListedExchange> {
    // DynamoDB refuses a range that ends before it begins.
    if (from > until) return;
    const between = { from, until };
    if (signature === undefined)
      yield* this.#query(BY_FLOW_AND_STATE, "flowState", flowState(flow, state), between, reading);
    else {
      const asked = signatureState(flow, state, signature);
      yield* this.#query(BY_SIGNATURE, "signatureState", asked, between, reading);
    }
  }

  ofBusinessKey(businessKey: string): AsyncIterable<ListedExchange> {
    return this.#query(BY_BUSINESS_KEY, "heldKey", businessKey, { from: EARLIEST, until: LATEST });
  }

  #item(exchange: HeldExchange): Record<string, AttributeValue> {
    const { flow, state, businessKey, signature } = exchange;
    return {
      ...marshall(exchange),
      part: { S: PART },
      flowState: { S: flowState(flow, state) },
      signatureState: { S: signatureState(flow, state, signature) },
      // An index takes no null, so an exchange without a key stays out of it.
      ...(businessKey === null ? {} : { heldKey: { S: businessKey } }),
      ...(isSettled(exchange) ? { expiresAt: { N: String(this.expiry(exchange)) } } : {}),
    };
  }

  async *#query(
    IndexName: string,
    attribute: string,
    value: string,
    { from, until }: { readonly from: string; readonly until: string },
    { pageSize, oldestFirst = false }: Pick<HeldQuery, "pageSize" | "oldestFirst"> = {},
  ): AsyncIterable<ListedExchange> {
    const pages = paginateQuery(
      { client: this.#dynamodb, ...(pageSize === undefined ? {} : { pageSize }) },
      {
        TableName: this.#table,
        IndexName,
        KeyConditionExpression: "#attribute = :value AND stateSince BETWEEN :from AND :until",
        ExpressionAttributeNames: { "#attribute": attribute },
        ExpressionAttributeValues: { ":value": { S: value }, ":from": { S: from }, ":until": { S: until } },
        ScanIndexForward: oldestFirst,
      },
    );
    for await (const { Items = [] } of pages)
      yield* Items.map((item) => ListedExchange.parse(unmarshall(item)));
  }
}
