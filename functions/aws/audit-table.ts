import { randomUUID } from "node:crypto";
import { type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { AuditEntry } from "../../schemas/audit-entry.ts";
import { timestamp } from "../../schemas/timestamp.ts";
import type { Audit } from "../ports.ts";
import { toItem } from "./stored-item.ts";

/** What was written is never written over. */
const NEW = "attribute_not_exists(subject)";

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
  };
}
