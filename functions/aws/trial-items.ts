import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
} from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { milliseconds } from "../../schemas/duration.ts";
import { RecipeTrial } from "../../schemas/recipe-trial.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { RecipeTrials } from "../ports.ts";
import { putUnlessChanged } from "./conditional-write.ts";
import { fromItem, toItem } from "./stored-item.ts";

const PART = { S: "trial" };
const BY_PHASE = "byPhase";

const Listed = z.object({ job: z.string() });

const itemKey = (id: string): Record<string, AttributeValue> => ({ job: { S: id }, part: PART });

/**
 * The trials of recipes, in the table of jobs: partition = trial, sort = `trial`. Those that run stand in the index
 * byPhase, as `trying`. What was tried is kept as long as settled exchanges are.
 */
export function trialItems(
  dynamodb: DynamoDBClient,
  table: string,
  retention: Temporal.Duration,
): RecipeTrials {
  const lifetime = milliseconds(retention);
  const find = async (id: string) => {
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: table, Key: itemKey(id), ConsistentRead: true }),
    );
    return Item && fromItem(RecipeTrial, Item);
  };
  return {
    find,
    save(trial) {
      const { id, state, cutOff, revision } = trial;
      const expiresAt = Math.ceil((cutOff.epochMilliseconds + lifetime) / 1000);
      return putUnlessChanged(dynamodb, table, {
        Item: {
          ...toItem(RecipeTrial, { ...trial, revision: revision + 1 }),
          ...itemKey(id),
          ...(state === "running" ? { phase: { S: "trying" }, askedAt: { S: timestamp(cutOff) } } : {}),
          expiresAt: { N: String(expiresAt) },
        },
        seen: revision,
      });
    },
    async *running() {
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: table,
          IndexName: BY_PHASE,
          KeyConditionExpression: "phase = :phase",
          ExpressionAttributeValues: { ":phase": { S: "trying" } },
        },
      );
      for await (const { Items = [] } of pages)
        for (const item of Items) yield Listed.parse(unmarshall(item)).job;
    },
  };
}
