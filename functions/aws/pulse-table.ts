import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { Temporal } from "temporal-polyfill";
import { milliseconds } from "../../schemas/duration.ts";
import type { Pulses } from "../ports.ts";

/** The pulses in DynamoDB: partition = flow, sort = minute of UTC, one item each. */
export function pulseTable(dynamodb: DynamoDBClient, table: string, retention: Temporal.Duration): Pulses {
  const lifetime = milliseconds(retention);
  return {
    async count(flow, at, { received, forwarded, quarantined, duplicate, acknowledged }) {
      await dynamodb.send(
        new UpdateItemCommand({
          TableName: table,
          Key: { flow: { S: flow }, minute: { S: at.toString({ smallestUnit: "minute" }) } },
          UpdateExpression:
            "ADD received :received, forwarded :forwarded, quarantined :quarantined, duplicate :duplicate, acknowledged :acknowledged SET expiresAt = :expiresAt",
          ExpressionAttributeValues: {
            ":received": { N: String(received) },
            ":forwarded": { N: String(forwarded) },
            ":quarantined": { N: String(quarantined) },
            ":duplicate": { N: String(duplicate) },
            ":acknowledged": { N: String(acknowledged) },
            ":expiresAt": { N: String(Math.ceil((at.epochMilliseconds + lifetime) / 1000)) },
          },
        }),
      );
    },
  };
}
