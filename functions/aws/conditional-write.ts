import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";

/** Carries a conditional write out; a condition that does not hold is an outcome, not an error. */
export async function unlessLost<T>(write: Promise<T>): Promise<"written" | "lost"> {
  try {
    await write;
    return "written";
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "lost";
    throw error;
  }
}

/** Writes an item over, unless somebody else did since its revision was read; of one that is new it is 0. */
export function putUnlessChanged(
  dynamodb: DynamoDBClient,
  TableName: string,
  { Item, seen }: { readonly Item: Record<string, AttributeValue>; readonly seen: number },
): Promise<"written" | "lost"> {
  return unlessLost(
    dynamodb.send(
      new PutItemCommand({
        TableName,
        Item,
        ConditionExpression: "attribute_not_exists(revision) OR revision = :seen",
        ExpressionAttributeValues: { ":seen": { N: String(seen) } },
      }),
    ),
  );
}
