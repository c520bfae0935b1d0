import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
} from "@aws-sdk/client-dynamodb";
import { AutomaticRecipe } from "../../schemas/automatic-recipe.ts";
import type { AutomaticRecipes } from "../ports.ts";
import { putUnlessChanged } from "./conditional-write.ts";
import { fromItem, readableItems, toItem } from "./stored-item.ts";

const KIND = "automatic";

const itemKey = (flow: string, signature: string): Record<string, AttributeValue> => ({
  kind: { S: KIND },
  id: { S: `${flow}/${signature}` },
});

/** Which recipes apply by themselves, in the table of plans: partition = `automatic`, sort = flow, slash and signature. */
export function automaticRecipeItems(dynamodb: DynamoDBClient, table: string): AutomaticRecipes {
  return {
    async find(flow, signature) {
      const { Item } = await dynamodb.send(
        new GetItemCommand({ TableName: table, Key: itemKey(flow, signature), ConsistentRead: true }),
      );
      return Item && fromItem(AutomaticRecipe, Item);
    },
    save(automatic) {
      const { flow, signature, revision } = automatic;
      return putUnlessChanged(dynamodb, table, {
        Item: {
          ...toItem(AutomaticRecipe, { ...automatic, revision: revision + 1 }),
          ...itemKey(flow, signature),
        },
        seen: revision,
      });
    },
    async *running() {
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: "kind = :kind",
          ExpressionAttributeValues: { ":kind": { S: KIND } },
        },
      );
      for await (const { Items = [] } of pages)
        for (const one of readableItems(AutomaticRecipe, Items, "automatic recipe"))
          if (one.endedFor === null) yield one;
    },
  };
}
