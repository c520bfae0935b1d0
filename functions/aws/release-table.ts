import { type DynamoDBClient, paginateQuery, PutItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { Release } from "../../schemas/release.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { Releases } from "../ports.ts";
import { unlessLost } from "./conditional-write.ts";
import { readableItems, toItem } from "./stored-item.ts";

const TYPE = { S: "release" };
const KEPT_SECONDS = 400 * 86_400;

/** What was deployed, beside what the sweep remembers: partition = "release", sort = when it was first seen. */
export function releaseTable(dynamodb: DynamoDBClient, table: string): Releases {
  /** The last one, or the last before a time. */
  async function last(before?: string): Promise<Release | undefined> {
    const { Items = [] } = await dynamodb.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: before === undefined ? "#type = :type" : "#type = :type AND id < :before",
        ExpressionAttributeNames: { "#type": "type" },
        ExpressionAttributeValues: {
          ":type": TYPE,
          ...(before === undefined ? {} : { ":before": { S: before } }),
        },
        ScanIndexForward: false,
        Limit: 1,
      }),
    );
    return readableItems(Release, Items, "release")[0];
  }
  return {
    latest: () => last(),
    async between(from, until) {
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: table,
          KeyConditionExpression: "#type = :type AND id BETWEEN :from AND :until",
          ExpressionAttributeNames: { "#type": "type" },
          ExpressionAttributeValues: {
            ":type": TYPE,
            ":from": { S: timestamp(from) },
            ":until": { S: timestamp(until) },
          },
        },
      );
      const before = await last(timestamp(from));
      const releases: Release[] = before ? [before] : [];
      for await (const { Items = [] } of pages) releases.push(...readableItems(Release, Items, "release"));
      return releases;
    },
    async add(release) {
      const id = timestamp(release.at);
      const expiresAt = Math.ceil(release.at.epochMilliseconds / 1000) + KEPT_SECONDS;
      await unlessLost(
        dynamodb.send(
          new PutItemCommand({
            TableName: table,
            Item: {
              ...toItem(Release, release),
              type: TYPE,
              id: { S: id },
              expiresAt: { N: String(expiresAt) },
            },
            ConditionExpression: "attribute_not_exists(id)",
          }),
        ),
      );
    },
  };
}
