import {
  type AttributeValue,
  type DynamoDBClient,
  paginateQuery,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import { AuditIntent, AuditOutcome } from "../../schemas/audit-entry.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { Audit, AuditedAct } from "../ports.ts";
import { unlessLost } from "./conditional-write.ts";
import { readableItems, toItem } from "./stored-item.ts";

/** What was written is never written over. */
const NEW = "attribute_not_exists(subject)";

const BY_DAY = "byDay";

/** Before and after any time that is kept. */
const EARLIEST = "0";
const LATEST = "9";

type Item = Record<string, AttributeValue>;

const keyOf = ({ at, act }: Pick<AuditIntent, "at" | "act">, entry: "intent" | "outcome") =>
  `${timestamp(at)}#${act}#${entry}`;

/** The UTC days from one instant to another, the last first. */
function daysBetween(from: Temporal.Instant, until: Temporal.Instant): readonly string[] {
  const first = from.toZonedDateTimeISO("UTC").toPlainDate();
  const last = until.toZonedDateTimeISO("UTC").toPlainDate();
  const count = first.until(last, { largestUnit: "days" }).days + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => last.subtract({ days: index }).toString());
}

/** An entry as it was stored: its key begins with when the person acted. */
function entryOf<Schema extends z.ZodType>(
  schema: Schema,
  { at, ...item }: Item,
): z.output<Schema> | undefined {
  const [instant = ""] = (at?.S ?? "").split("#");
  return readableItems(schema, [{ ...item, at: { S: instant } }], "audit entry")[0];
}

/** Joins entries to acts; the outcome of an act stands right before its intent, since later keys come first. */
async function* joined(entries: AsyncIterable<Item>): AsyncIterable<AuditedAct> {
  let outcome: AuditOutcome | undefined;
  for await (const item of entries) {
    const key = item["at"]?.S ?? "";
    if (key.endsWith("#outcome")) {
      outcome = entryOf(AuditOutcome, item);
      continue;
    }
    const intent = entryOf(AuditIntent, item);
    const known = outcome?.act === intent?.act ? outcome : undefined;
    if (intent) yield { key, act: { ...intent, result: "open", ...known } };
  }
}

/**
 * The audit trail in DynamoDB: partition = subject, sort = when the person acted, a UUID and `intent` or `outcome`,
 * so that an intent has one outcome at most. The index byDay lists all of a day, in UTC. Nothing in it expires.
 */
export function auditTable(dynamodb: DynamoDBClient, table: string): Audit {
  const put = <Schema extends typeof AuditIntent | typeof AuditOutcome>(
    schema: Schema,
    entry: z.output<Schema>,
    key: string,
  ) =>
    unlessLost(
      dynamodb.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...toItem(schema, entry), at: { S: key }, day: { S: key.slice(0, "2026-11-24".length) } },
          ConditionExpression: NEW,
        }),
      ),
    );
  async function* entries(
    {
      index,
      attribute,
      value,
    }: { readonly index?: string; readonly attribute: string; readonly value: string },
    from: string,
    before: string,
  ): AsyncIterable<Item> {
    const pages = paginateQuery(
      { client: dynamodb, pageSize: 200 },
      {
        TableName: table,
        IndexName: index,
        KeyConditionExpression: "#partition = :partition AND #at BETWEEN :from AND :before",
        ExpressionAttributeNames: { "#partition": attribute, "#at": "at" },
        ExpressionAttributeValues: {
          ":partition": { S: value },
          ":from": { S: from },
          ":before": { S: before },
        },
        ScanIndexForward: false,
      },
    );
    for await (const { Items = [] } of pages) yield* Items.filter(({ at }) => at?.S !== before);
  }
  return {
    async intend(intent) {
      // Lost only to itself, where the client of DynamoDB tried again after an answer that did not arrive.
      await put(AuditIntent, intent, keyOf(intent, "intent"));
    },
    conclude: (outcome) => put(AuditOutcome, outcome, keyOf(outcome, "outcome")),
    ofSubject: (subject, after = LATEST) =>
      joined(entries({ attribute: "subject", value: subject }, EARLIEST, after)),
    async *between(from, until, after) {
      const end = `${timestamp(until)}~`;
      const before = after !== undefined && after < end ? after : end;
      const last = after === undefined ? until : Temporal.Instant.from(before.split(/[#~]/)[0] ?? "");
      for (const value of daysBetween(from, last))
        yield* joined(entries({ index: BY_DAY, attribute: "day", value }, timestamp(from), before));
    },
  };
}
