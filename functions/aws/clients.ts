import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SQSClient } from "@aws-sdk/client-sqs";

/** One client of each service a function: its connections are kept over its invocations. */
export const dynamodb = new DynamoDBClient();
export const sqs = new SQSClient();
