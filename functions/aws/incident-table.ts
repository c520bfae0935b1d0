import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { Incident } from "../../schemas/incident.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { IncidentKey, Incidents } from "../ports.ts";
import { unlessLost } from "./conditional-write.ts";
import { fromItem, readableItems, toItem } from "./stored-item.ts";

const BY_PHASE = "byPhase";
const BY_NUMBER = "byNumber";

/** There is no such incident yet: of many sweeps that open it, one wins. */
const UNKNOWN = "attribute_not_exists(opening)";

/** Nobody changed the incident since it was read. */
const UNCHANGED = "revision = :seen";

/** Someone else changes it as often as this only when something is amiss. */
const ATTEMPTS = 20;

/** The partition that holds the last number drawn; no cause has this name. */
const COUNTER = { cause: { S: "number" }, opening: { N: "0" } };

type Item = Record<string, AttributeValue>;

const itemKey = ({ cause, opening }: IncidentKey): Item => ({
  cause: { S: cause },
  opening: { N: String(opening) },
});

/** After any time that is kept. */
const LATEST = "9";

function openedNumber({ openedAt, number }: Pick<Incident, "openedAt" | "number">): string {
  return `${timestamp(openedAt)}#${number}`;
}

function stored(incident: Incident): Item {
  return {
    ...toItem(Incident, incident),
    phase: { S: incident.state === "closed" ? "closed" : "not-closed" },
    openedNumber: { S: openedNumber(incident) },
  };
}

/**
 * The incidents in DynamoDB: partition = cause, sort = the how manieth of its cause. The index byPhase lists
 * them by time, byNumber finds them by what people call them.
 */
export function incidentTable(dynamodb: DynamoDBClient, table: string): Incidents {
  const read = async (key: IncidentKey) => {
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: table, Key: itemKey(key), ConsistentRead: true }),
    );
    return Item && fromItem(Incident, Item);
  };
  const replace = (incident: Incident, seen: number) =>
    unlessLost(
      dynamodb.send(
        new PutItemCommand({
          TableName: table,
          Item: stored({ ...incident, revision: seen + 1 }),
          ConditionExpression: UNCHANGED,
          ExpressionAttributeValues: { ":seen": { N: String(seen) } },
        }),
      ),
    );
  async function* ofPhase(
    phase: "closed" | "not-closed",
    { before = LATEST, pageSize }: { readonly before?: string; readonly pageSize?: number | undefined } = {},
  ): AsyncIterable<Incident> {
    const pages = paginateQuery(
      { client: dynamodb, ...(pageSize === undefined ? {} : { pageSize }) },
      {
        TableName: table,
        IndexName: BY_PHASE,
        KeyConditionExpression: "phase = :phase AND openedNumber < :before",
        ExpressionAttributeValues: { ":phase": { S: phase }, ":before": { S: before } },
        ScanIndexForward: phase === "not-closed",
      },
    );
    for await (const { Items = [] } of pages) yield* readableItems(Incident, Items, "incident");
  }
  return {
    async latest(cause) {
      const { Items } = await dynamodb.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: "cause = :cause",
          ExpressionAttributeValues: { ":cause": { S: cause } },
          ScanIndexForward: false,
          Limit: 1,
        }),
      );
      return Items?.[0] && fromItem(Incident, Items[0]);
    },
    async nextNumber() {
      const { Attributes } = await dynamodb.send(
        new UpdateItemCommand({
          TableName: table,
          Key: COUNTER,
          UpdateExpression: "ADD drawn :one",
          ExpressionAttributeValues: { ":one": { N: "1" } },
          ReturnValues: "UPDATED_NEW",
        }),
      );
      return Number(Attributes?.["drawn"]?.N);
    },
    create(incident) {
      return unlessLost(
        dynamodb.send(
          new PutItemCommand({ TableName: table, Item: stored(incident), ConditionExpression: UNKNOWN }),
        ),
      );
    },
    async change(key, decide) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const incident = await read(key);
        const decided = incident && decide(incident);
        if (!incident || !decided) return { changed: false, incident };
        const outcome = await replace(decided, incident.revision);
        if (outcome === "written")
          return { changed: true, incident: { ...decided, revision: incident.revision + 1 } };
      }
      throw new Error("an incident was changed again and again by others");
    },
    notClosed: () => ofPhase("not-closed"),
    closed: (after, pageSize) =>
      ofPhase("closed", { ...(after ? { before: openedNumber(after) } : {}), pageSize }),
    async ofNumber(number) {
      const { Items } = await dynamodb.send(
        new QueryCommand({
          TableName: table,
          IndexName: BY_NUMBER,
          KeyConditionExpression: "#number = :number",
          ExpressionAttributeNames: { "#number": "number" },
          ExpressionAttributeValues: { ":number": { N: String(number) } },
        }),
      );
      // The index may lag behind; the item itself does not.
      return Items?.[0] && read(fromItem(Incident, Items[0]));
    },
  };
}
