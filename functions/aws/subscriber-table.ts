import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
} from "@aws-sdk/client-dynamodb";
import { Subscriber } from "../../schemas/subscriber.ts";
import type { Subscribers } from "../ports.ts";
import { putUnlessChanged } from "./conditional-write.ts";
import { fromItem, readableItems, toItem } from "./stored-item.ts";

const KIND = "subscriber";

/** Somebody else changes it as often as this only when something is amiss. */
const ATTEMPTS = 20;

const itemKey = (id: string) => ({ kind: { S: KIND }, id: { S: id } });

/** Who wants to be told of what, in the table of plans: partition = the word `subscriber`, sort = the person. */
export function subscriberTable(dynamodb: DynamoDBClient, table: string): Subscribers {
  const find = async (id: string) => {
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: table, Key: itemKey(id), ConsistentRead: true }),
    );
    return Item && fromItem(Subscriber, Item);
  };
  return {
    find,
    async all() {
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: table,
          KeyConditionExpression: "kind = :kind",
          ExpressionAttributeValues: { ":kind": { S: KIND } },
        },
      );
      const subscribers: Subscriber[] = [];
      for await (const { Items = [] } of pages)
        subscribers.push(...readableItems(Subscriber, Items, "subscriber"));
      return subscribers;
    },
    async change(id, decide) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const subscriber = await find(id);
        const decided = decide(subscriber);
        if (!decided) return { changed: false, subscriber };
        const seen = subscriber?.revision ?? 0;
        const written = { ...decided, revision: seen + 1 };
        const outcome = await putUnlessChanged(dynamodb, table, {
          Item: toItem(Subscriber, written),
          seen: seen,
        });
        if (outcome === "written") return { changed: true, subscriber: written };
      }
      throw new Error("a subscriber was changed again and again by others");
    },
    async remove(id) {
      await dynamodb.send(new DeleteItemCommand({ TableName: table, Key: itemKey(id) }));
    },
  };
}
