import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { HttpAnswer } from "../../schemas/http-event.ts";
import type { ActionStanding, Actions, NamedAction } from "../ports.ts";
import { unlessLost } from "./conditional-write.ts";

const PART = "action";

/** How long a name is remembered. */
const LIFETIME_SECONDS = 24 * 3600;

/** The API's function ends before: an action that is under way for longer broke off. */
const UNDER_WAY_SECONDS = 60;

/** Of the 400 KB that an item may have. */
const ANSWER_BYTES_MAX = 300_000;

/** Nobody has the name, or has it no more: TTL may take days to remove what expired. */
const FREE = "attribute_not_exists(codeHash) OR expiresAt <= :now OR (#state = :begun AND heldUntil <= :now)";

/** It is still this request that has the name. */
const OWN = "asked = :asked AND #state = :begun";

const Stored = z.object({
  asked: z.string(),
  state: z.enum(["begun", "answered"]),
  answer: z.string().optional(),
});

const itemKey = ({ key }: NamedAction): Record<string, AttributeValue> => ({
  codeHash: { S: key },
  part: { S: PART },
});

const seconds = (at: Temporal.Instant) => Math.floor(at.epochMilliseconds / 1000);

/**
 * Actions that callers name, beside the links: partition = hash of caller and name, sort = `action`; each expires after
 * a day. No answer to an action holds payload content but the keys of an exchange, so that it is kept as it was given.
 */
export function actionItems(dynamodb: DynamoDBClient, table: string): Actions {
  const standing = async (action: NamedAction): Promise<ActionStanding> => {
    const { Item } = await dynamodb.send(
      new GetItemCommand({ TableName: table, Key: itemKey(action), ConsistentRead: true }),
    );
    // Let go in between: whoever asks again will find it free.
    if (!Item) return { standing: "under-way" };
    const { asked, state, answer } = Stored.parse(unmarshall(Item));
    if (asked !== action.request) return { standing: "another-request" };
    if (state === "begun") return { standing: "under-way" };
    return {
      standing: "answered",
      answer: answer === undefined ? undefined : HttpAnswer.parse(JSON.parse(answer)),
    };
  };
  return {
    async begin(action, at) {
      const now = seconds(at);
      const begun = await unlessLost(
        dynamodb.send(
          new PutItemCommand({
            TableName: table,
            Item: {
              ...itemKey(action),
              asked: { S: action.request },
              state: { S: "begun" },
              heldUntil: { N: String(now + UNDER_WAY_SECONDS) },
              expiresAt: { N: String(now + LIFETIME_SECONDS) },
            },
            ConditionExpression: FREE,
            ExpressionAttributeNames: { "#state": "state" },
            ExpressionAttributeValues: { ":now": { N: String(now) }, ":begun": { S: "begun" } },
          }),
        ),
      );
      return begun === "written" ? { standing: "begun" } : standing(action);
    },
    async answer(action, answer) {
      const text = JSON.stringify(answer);
      const isKept = Buffer.byteLength(text) <= ANSWER_BYTES_MAX;
      await unlessLost(
        dynamodb.send(
          new UpdateItemCommand({
            TableName: table,
            Key: itemKey(action),
            UpdateExpression: `SET #state = :answered${isKept ? ", answer = :answer" : ""}`,
            ConditionExpression: OWN,
            ExpressionAttributeNames: { "#state": "state" },
            ExpressionAttributeValues: {
              ":answered": { S: "answered" },
              ":asked": { S: action.request },
              ":begun": { S: "begun" },
              ...(isKept ? { ":answer": { S: text } } : {}),
            },
          }),
        ),
      );
    },
    async release(action) {
      await unlessLost(
        dynamodb.send(
          new UpdateItemCommand({
            TableName: table,
            Key: itemKey(action),
            UpdateExpression: "SET heldUntil = :free",
            ConditionExpression: OWN,
            ExpressionAttributeNames: { "#state": "state" },
            ExpressionAttributeValues: {
              ":free": { N: "0" },
              ":asked": { S: action.request },
              ":begun": { S: "begun" },
            },
          }),
        ),
      );
    },
  };
}
