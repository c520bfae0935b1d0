import { type DynamoDBClient, paginateQuery, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { Temporal } from "temporal-polyfill";
import { DailyCounts } from "../../schemas/daily-counts.ts";
import type { DailyFigures } from "../ports.ts";

/** Three whole years and a month, so that a month can be held against the same ones of the years before. */
const KEPT_DAYS = 3 * 366 + 31;

/** No flow has such a name. */
const partition = (flow: string) => `#daily/${flow}`;

/** The counts of days, in the table of pulses: partition = `#daily/` and the flow, sort = the day. */
export function dailyTable(dynamodb: DynamoDBClient, table: string): DailyFigures {
  return {
    async ofDays(flow, from, until) {
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: table,
          KeyConditionExpression: "flow = :flow AND #minute BETWEEN :from AND :until",
          ExpressionAttributeNames: { "#minute": "minute" },
          ExpressionAttributeValues: {
            ":flow": { S: partition(flow) },
            ":from": { S: from.toString() },
            ":until": { S: until.toString() },
          },
        },
      );
      const days: DailyCounts[] = [];
      for await (const { Items = [] } of pages)
        for (const item of Items) {
          const { flow: _, minute, expiresAt: __, ...counts } = unmarshall(item);
          days.push(DailyCounts.parse({ ...counts, day: minute }));
        }
      return days;
    },
    async write(flow, { day, ...counts }) {
      const names = Object.keys(counts);
      const expires = Temporal.PlainDate.from(day).add({ days: KEPT_DAYS }).toZonedDateTime("UTC");
      await dynamodb.send(
        new UpdateItemCommand({
          TableName: table,
          Key: { flow: { S: partition(flow) }, minute: { S: day } },
          UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(", ")}, expiresAt = :expiresAt`,
          ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
          ExpressionAttributeValues: {
            ...Object.fromEntries(
              Object.entries(counts).map(([name, count]) => [`:${name}`, { N: String(count) }]),
            ),
            ":expiresAt": { N: String(Math.ceil(expires.epochMilliseconds / 1000)) },
          },
        }),
      );
    },
  };
}
