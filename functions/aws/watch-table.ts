import { type DynamoDBClient, paginateQuery } from "@aws-sdk/client-dynamodb";
import { WatchState } from "../../schemas/watch-state.ts";
import type { WatchStates } from "../ports.ts";
import { putUnlessChanged } from "./conditional-write.ts";
import { readableItems, toItem } from "./stored-item.ts";

/** What the sweep remembers, in DynamoDB: partition = type of subject, sort = its id. */
export function watchTable(dynamodb: DynamoDBClient, table: string): WatchStates {
  return {
    async all(type) {
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: "#type = :type",
          ExpressionAttributeNames: { "#type": "type" },
          ExpressionAttributeValues: { ":type": { S: type } },
        },
      );
      const states: WatchState[] = [];
      for await (const { Items = [] } of pages)
        states.push(...readableItems(WatchState, Items, "watch state"));
      return states;
    },
    save(state) {
      return putUnlessChanged(dynamodb, table, {
        Item: toItem(WatchState, { ...state, revision: state.revision + 1 }),
        seen: state.revision,
      });
    },
  };
}
