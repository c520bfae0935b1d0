import { type DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { FlowControl } from "../../schemas/flow-control.ts";
import type { ControlGlance } from "../ports.ts";
import { fromItem } from "./stored-item.ts";

/** The controls of flows in the plan table, for a gate, which has no use for the rest of it. */
export function controlGlance(dynamodb: DynamoDBClient, table: string): ControlGlance {
  return async (flow) => {
    const Key = { kind: { S: "control" }, id: { S: flow } };
    const { Item } = await dynamodb.send(new GetItemCommand({ TableName: table, Key }));
    if (!Item) return undefined;
    const { expiresAt: _, ...control } = Item;
    return fromItem(FlowControl, control);
  };
}
