import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { SavedRecipe } from "../../schemas/saved-recipe.ts";
import type { Recipes } from "../ports.ts";
import { unlessLost } from "./conditional-write.ts";
import { fromItem, toItem } from "./stored-item.ts";

const KIND = "recipe";

/** The recipe is new, or nobody wrote since this revision was read. */
const UNCHANGED = "attribute_not_exists(revision) OR revision = :seen";

/** It is still this revision that was used. */
const STILL = "revision = :seen";

const itemKey = (flow: string, signature: string): Record<string, AttributeValue> => ({
  kind: { S: KIND },
  id: { S: `${flow}/${signature}` },
});

/** Recipes that people keep, in the table of plans: partition = the word `recipe`, sort = flow, slash and signature. */
export function recipeItems(dynamodb: DynamoDBClient, table: string): Recipes {
  const put = (recipe: SavedRecipe, seen: number, condition: string) =>
    unlessLost(
      dynamodb.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...toItem(SavedRecipe, recipe), ...itemKey(recipe.flow, recipe.signature) },
          ConditionExpression: condition,
          ExpressionAttributeValues: { ":seen": { N: String(seen) } },
        }),
      ),
    );
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
    save: (recipe) => put({ ...recipe, revision: recipe.revision + 1 }, recipe.revision, UNCHANGED),
    noteUse: (recipe, at) => put({ ...recipe, lastUsedAt: at }, recipe.revision, STILL),
  };
}
