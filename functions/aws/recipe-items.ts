import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { SavedRecipe } from "../../schemas/saved-recipe.ts";
import type { Recipes } from "../ports.ts";
import { putUnlessChanged, unlessLost } from "./conditional-write.ts";
import { fromItem, toItem } from "./stored-item.ts";

const KIND = "recipe";

/** It is still this revision that was used. */
const STILL = "revision = :seen";

const itemKey = (flow: string, signature: string): Record<string, AttributeValue> => ({
  kind: { S: KIND },
  id: { S: `${flow}/${signature}` },
});

const stored = (recipe: SavedRecipe): Record<string, AttributeValue> => ({
  ...toItem(SavedRecipe, recipe),
  ...itemKey(recipe.flow, recipe.signature),
});

/** Recipes that people keep, in the table of plans: partition = the word `recipe`, sort = flow, slash and signature. */
export function recipeItems(dynamodb: DynamoDBClient, table: string): Recipes {
  return {
    async find(flow, signature) {
      const { Item } = await dynamodb.send(
        new GetItemCommand({ TableName: table, Key: itemKey(flow, signature), ConsistentRead: true }),
      );
      return Item && fromItem(SavedRecipe, Item);
    },
    async signaturesOf(flow) {
      const pages = paginateQuery(
        { client: dynamodb },
        {
          TableName: table,
          KeyConditionExpression: "kind = :kind AND begins_with(id, :flow)",
          ProjectionExpression: "signature",
          ExpressionAttributeValues: { ":kind": { S: KIND }, ":flow": { S: `${flow}/` } },
        },
      );
      const found = new Set<string>();
      for await (const { Items = [] } of pages)
        for (const { signature } of Items) if (signature?.S !== undefined) found.add(signature.S);
      return found;
    },
    save({ revision: seen, ...recipe }) {
      return putUnlessChanged(dynamodb, table, { Item: stored({ ...recipe, revision: seen + 1 }), seen });
    },
    noteUse: (recipe, at) =>
      unlessLost(
        dynamodb.send(
          new PutItemCommand({
            TableName: table,
            Item: stored({ ...recipe, lastUsedAt: at }),
            ConditionExpression: STILL,
            ExpressionAttributeValues: { ":seen": { N: String(recipe.revision) } },
          }),
        ),
      ),
  };
}
