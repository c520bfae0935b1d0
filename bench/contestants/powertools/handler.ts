/*
 * The gate's task by Powertools for AWS Lambda (TypeScript), combined as its documentation shows:
 *
 * - parser integration of the batch processor, with the full event schema, which is built once:
 *   https://docs.aws.amazon.com/powertools/typescript/latest/features/batch/#using-full-event-schema
 *   (the shorter `innerSchema` extends the record's schema anew for each record);
 * - `makeIdempotent` around the record handler, the Lambda context registered:
 *   https://docs.aws.amazon.com/powertools/typescript/latest/features/idempotency/
 *   (its batch example, examples/snippets/idempotency/workingWithBatch.ts, with the order's id as the key);
 * - a client of SQS made once outside the handler.
 *
 * Logger is left out, which is to this handler's advantage.
 */
import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import { parser } from "@aws-lambda-powertools/batch/parser";
import { IdempotencyConfig, makeIdempotent } from "@aws-lambda-powertools/idempotency";
import { DynamoDBPersistenceLayer } from "@aws-lambda-powertools/idempotency/dynamodb";
import { JSONStringified } from "@aws-lambda-powertools/parser/helpers";
import { SqsRecordSchema } from "@aws-lambda-powertools/parser/schemas/sqs";
import { type MessageAttributeValue, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { z } from "zod";
import { OrderMessage } from "./order.ts";

const OrderRecord = SqsRecordSchema.extend({ body: JSONStringified(OrderMessage) });
type OrderRecord = z.infer<typeof OrderRecord>;

const sqs = new SQSClient();
const processor = new BatchProcessor(EventType.SQS, { parser, schema: OrderRecord });
const persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env["IDEMPOTENCY_TABLE"] ?? "" });
const config = new IdempotencyConfig({
  eventKeyJmesPath: "body.order.[id, updated_at]",
  throwOnNoIdempotencyKey: true,
});

function carried(attributes: OrderRecord["messageAttributes"]): Record<string, MessageAttributeValue> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { dataType, stringValue }]) => [
      name,
      { DataType: dataType, StringValue: stringValue ?? undefined },
    ]),
  );
}

const processIdempotently = makeIdempotent(
  async ({ body, messageAttributes }: OrderRecord) => {
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: process.env["TARGET_URL"],
        MessageBody: JSON.stringify(body),
        MessageAttributes: carried(messageAttributes),
      }),
    );
  },
  { persistenceStore, config },
);

/** Validates and forwards each order of a batch, one by one and each once. */
export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  config.registerLambdaContext(context);
  return processPartialResponse(event, processIdempotently, processor, { context });
};
