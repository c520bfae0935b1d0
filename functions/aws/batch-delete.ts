import { type AttributeValue, BatchWriteItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { untilProcessed } from "./unprocessed.ts";

type Item = Record<string, AttributeValue>;

/** BatchWriteItem takes so many at once. */
const DELETED_AT_ONCE = 25;

/**
 * Deletes items by their keys, those that are not there included.
 *
 * @throws where the table leaves some undeleted; it is safe to do again
 */
export async function deleteItems(
  dynamodb: DynamoDBClient,
  table: string,
  keys: readonly Item[],
): Promise<void> {
  const remove = async (some: readonly Item[]) => {
    const RequestItems = { [table]: some.map((Key) => ({ DeleteRequest: { Key } })) };
    const answer = await dynamodb.send(new BatchWriteItemCommand({ RequestItems }));
    return (answer.UnprocessedItems?.[table] ?? []).flatMap(({ DeleteRequest }) =>
      DeleteRequest?.Key ? [DeleteRequest.Key] : [],
    );
  };
  for (let at = 0; at < keys.length; at += DELETED_AT_ONCE) {
    const left = await untilProcessed<Item>(keys.slice(at, at + DELETED_AT_ONCE), remove);
    if (left.length > 0) throw new Error(`${left.length} items of ${table} stayed undeleted`);
  }
}
