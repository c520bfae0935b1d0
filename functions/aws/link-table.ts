import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { Link } from "../../schemas/link.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { Links } from "../ports.ts";
import { unlessLost } from "./conditional-write.ts";
import { fromItem, toItem } from "./stored-item.ts";

const PART = "link";

/** Nobody used it yet, and it is there: of two presses at once, one counts. */
const UNUSED = "attribute_exists(codeHash) AND attribute_not_exists(usedAt)";

const itemKey = (codeHash: string): Record<string, AttributeValue> => ({
  codeHash: { S: codeHash },
  part: { S: PART },
});

/** The links of calls in DynamoDB: partition = hash of the code, sort = `link`; each expires. */
export function linkTable(dynamodb: DynamoDBClient, table: string): Links {
  return {
    async create(link) {
      const expiresAt = { N: String(Math.ceil(link.expires.epochMilliseconds / 1000)) };
      const Item = { ...toItem(Link, link), part: { S: PART }, expiresAt };
      await dynamodb.send(new PutItemCommand({ TableName: table, Item }));
    },
    async find(codeHash) {
      const { Item } = await dynamodb.send(
        new GetItemCommand({ TableName: table, Key: itemKey(codeHash), ConsistentRead: true }),
      );
      return Item && fromItem(Link, Item);
    },
    use(codeHash, at) {
      return unlessLost(
        dynamodb.send(
          new UpdateItemCommand({
            TableName: table,
            Key: itemKey(codeHash),
            UpdateExpression: "SET usedAt = :at",
            ConditionExpression: UNUSED,
            ExpressionAttributeValues: { ":at": { S: timestamp(at) } },
          }),
        ),
      );
    },
  };
}
