import { type DynamoDBClient, GetItemCommand, paginateQuery } from "@aws-sdk/client-dynamodb";
import { ProbeState } from "../../schemas/probe-state.ts";
import type { ProbeStates } from "../ports.ts";
import { putUnlessChanged } from "./conditional-write.ts";
import { fromItem, readableItems, toItem } from "./stored-item.ts";

const TYPE = { S: "probe" };

/** The last results of probes, beside what the sweep remembers: partition = "probe", sort = application/probe. */
export function probeTable(dynamodb: DynamoDBClient, table: string): ProbeStates {
  return {
    async all() {
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: "#type = :type",
          ExpressionAttributeNames: { "#type": "type" },
          ExpressionAttributeValues: { ":type": TYPE },
        },
      );
      const states: ProbeState[] = [];
      for await (const { Items = [] } of pages) states.push(...readableItems(ProbeState, Items, "probe"));
      return states;
    },
    async find(id) {
      const { Item } = await dynamodb.send(
        new GetItemCommand({ TableName: table, Key: { type: TYPE, id: { S: id } }, ConsistentRead: true }),
      );
      return Item && fromItem(ProbeState, Item);
    },
    save(state) {
      return putUnlessChanged(dynamodb, table, {
        Item: toItem(ProbeState, { ...state, revision: state.revision + 1 }),
        seen: state.revision,
      });
    },
  };
}
