import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
} from "@aws-sdk/client-dynamodb";
import type { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import { FlowControl } from "../../schemas/flow-control.ts";
import { EnteredAbsence, Maintenance, PlanItem, WatchOverride } from "../../schemas/plan.ts";
import { errorTrace } from "../error-trace.ts";
import type { Plans } from "../ports.ts";
import { putUnlessChanged } from "./conditional-write.ts";
import { fromItem, toItem } from "./stored-item.ts";

/** Someone else changes a maintenance as often as this only when something is amiss. */
const ATTEMPTS = 20;

/** What is over is kept for so long, so that people can look it up. */
const KEPT_DAYS = 90;

/** When an item is over for good; undefined where it is not foreseen. */
function endOf(item: PlanItem): Temporal.Instant | undefined {
  switch (item.kind) {
    case "absence":
    case "control":
      return item.until;
    case "maintenance":
      return item.endedAt ?? (item.window.type === "once" ? item.window.until : undefined);
    case "watch":
      return undefined;
  }
}

function stored(item: PlanItem): Record<string, AttributeValue> {
  const end = endOf(item);
  const expiry = end && Math.ceil(end.epochMilliseconds / 1000) + KEPT_DAYS * 86_400;
  return { ...toItem(PlanItem, item), ...(expiry ? { expiresAt: { N: String(expiry) } } : {}) };
}

const itemKey = ({ kind, id }: Pick<PlanItem, "kind" | "id">) => ({ kind: { S: kind }, id: { S: id } });

/** An item without what only the table needs. */
function read<Schema extends z.ZodType>(schema: Schema, item: Record<string, AttributeValue>) {
  const { expiresAt: _, ...rest } = item;
  return fromItem(schema, rest);
}

/** What people enter for a time, in DynamoDB: partition = kind, sort = id. What is over expires. */
export function planTable(dynamodb: DynamoDBClient, table: string): Plans {
  async function all<Schema extends z.ZodType>(kind: PlanItem["kind"], schema: Schema) {
    const pages = paginateQuery(
      { client: dynamodb },
      {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "kind = :kind",
        ExpressionAttributeValues: { ":kind": { S: kind } },
      },
    );
    const items: z.output<Schema>[] = [];
    for await (const { Items = [] } of pages) {
      for (const item of Items) {
        try {
          items.push(read(schema, item));
        } catch (error) {
          console.error({
            message: "a plan item cannot be read",
            kind,
            id: item["id"]?.S,
            error: errorTrace(error),
          });
        }
      }
    }
    return items;
  }
  const save = (item: PlanItem) =>
    putUnlessChanged(dynamodb, table, {
      Item: stored({ ...item, revision: item.revision + 1 }),
      seen: item.revision,
    });
  return {
    async read() {
      const [absences, maintenances, overrides, controls] = await Promise.all([
        all("absence", EnteredAbsence),
        all("maintenance", Maintenance),
        all("watch", WatchOverride),
        all("control", FlowControl),
      ]);
      return { absences, maintenances, overrides, controls };
    },
    save,
    async remove(key) {
      await dynamodb.send(new DeleteItemCommand({ TableName: table, Key: itemKey(key) }));
    },
    async changeMaintenance(id, decide) {
      const Key = itemKey({ kind: "maintenance", id });
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const { Item } = await dynamodb.send(
          new GetItemCommand({ TableName: table, Key, ConsistentRead: true }),
        );
        const maintenance = Item && read(Maintenance, Item);
        const decided = maintenance && decide(maintenance);
        if (!maintenance || !decided) return { changed: false, maintenance };
        if ((await save({ ...decided, revision: maintenance.revision })) === "written")
          return { changed: true, maintenance: { ...decided, revision: maintenance.revision + 1 } };
      }
      throw new Error("a maintenance was changed again and again by others");
    },
  };
}
