import { BatchGetItemCommand, type DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";
import { emptyMailbox } from "../notify/mailbox.ts";
import { Mailbox } from "../../schemas/mailbox.ts";
import type { Mailboxes } from "../ports.ts";
import { putUnlessChanged } from "./conditional-write.ts";
import { fromItem, readableItems, toItem } from "./stored-item.ts";
import { untilProcessed } from "./unprocessed.ts";

const READ_AT_ONCE = 100;

/** The one part of a reader. */
const PART = { S: "mailbox" };

/** So many sweeps at once are none that ought to be. */
const ATTEMPTS = 200;

const itemKey = (reader: string) => ({ reader: { S: reader }, part: PART });

/** The mailboxes in DynamoDB: partition = reader, sort = the word `mailbox`. */
export function mailboxTable(dynamodb: DynamoDBClient, table: string): Mailboxes {
  return {
    async all(readers) {
      const mailboxes: Mailbox[] = [];
      for (let at = 0; at < readers.length; at += READ_AT_ONCE) {
        const keys = readers.slice(at, at + READ_AT_ONCE).map(itemKey);
        const unread = await untilProcessed(keys, async (Keys) => {
          const { Responses, UnprocessedKeys } = await dynamodb.send(
            new BatchGetItemCommand({ RequestItems: { [table]: { Keys: [...Keys], ConsistentRead: true } } }),
          );
          mailboxes.push(...readableItems(Mailbox, Responses?.[table] ?? [], "mailbox"));
          return (UnprocessedKeys?.[table]?.Keys ?? []).flatMap(({ reader }) =>
            reader?.S === undefined ? [] : [itemKey(reader.S)],
          );
        });
        if (unread.length > 0) throw new Error("some mailboxes stayed unread");
      }
      return mailboxes;
    },
    async change(reader, decide) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const { Item } = await dynamodb.send(
          new GetItemCommand({ TableName: table, Key: itemKey(reader), ConsistentRead: true }),
        );
        const mailbox = Item ? fromItem(Mailbox, Item) : emptyMailbox(reader);
        const decided = decide(mailbox);
        if (!decided) return { changed: false, mailbox };
        const written = { ...decided, revision: mailbox.revision + 1 };
        const outcome = await putUnlessChanged(dynamodb, table, {
          Item: { ...toItem(Mailbox, written), part: PART },
          seen: mailbox.revision,
        });
        if (outcome === "written") return { changed: true, mailbox: written };
      }
      throw new Error("a mailbox was changed again and again by others");
    },
  };
}
