import type { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Flow } from "../schemas/flow.ts";
import { jobTableName, journalTableName } from "../schemas/resource-names.ts";
import { allow, payloadBucketArn, payloadsArn, tableArn } from "./watchdog-function.ts";

/** Whether one of these flows carries acknowledgements. */
export function carriesAnswers(flows: readonly Flow[]): boolean {
  return flows.some(({ answersTo }) => answersTo.length > 0);
}

/** What noting acknowledgements asks for: the entries of what is answered, and what was kept of what is refused. */
export function answerRights(client: string): readonly PolicyStatement[] {
  return [
    allow(["dynamodb:Query"], [tableArn(journalTableName(client))]),
    allow(["dynamodb:UpdateItem"], [tableArn(journalTableName(client))]),
    allow(["dynamodb:UpdateItem"], [tableArn(jobTableName(client))]),
    allow(["s3:GetObject"], [payloadsArn(client, "archive")]),
    // Who may not list is told of a missing object that it is forbidden, instead of NoSuchKey:
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
    allow(["s3:ListBucket"], [payloadBucketArn(client)]),
  ];
}
