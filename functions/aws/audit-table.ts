import { randomUUID } from "node:crypto";
import { type DynamoDBClient, paginateQuery, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { AuditEntry } from "../../schemas/audit-entry.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { Audit } from "../ports.ts";
import { fromItem, toItem } from "./stored-item.ts";

/** What was written is never written over. */
const NEW = "attribute_not_exists(subject)";

/** After any time that is kept. */
const LATEST = "9";

/** The audit trail in DynamoDB: partition = subject, sort = instant and a UUID; nothing in it expires. */
export function auditTable(dynamodb: DynamoDBClient, table: string): Audit {
  return {
    async append(entry) {
      const at = { S: `${timestamp(entry.at)}#${randomUUID()}` };
      await dynamodb.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...toItem(AuditEntry, entry), at },
          ConditionExpression: NEW,
        }),
      );
    },
    async *ofSubject(subject, after = LATEST) {
      const pages = paginateQuery(
        { client: dynamodb, pageSize: 100 },
        {
          TableName: table,
          KeyConditionExpression: "subject = :subject AND #at < :after",
          ExpressionAttributeNames: { "#at": "at" },
          ExpressionAttributeValues: { ":subject": { S: subject }, ":after": { S: after } },
          ScanIndexForward: false,
        },
      );
      for await (const { Items = [] } of pages) {
        for (const { at, ...item } of Items) {
          const key = at?.S ?? "";
          const [instant = ""] = key.split("#");
          yield { key, entry: fromItem(AuditEntry, { ...item, at: { S: instant } }) };
        }
      }
    },
  };
}
