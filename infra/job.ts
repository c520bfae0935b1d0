import { Duration } from "aws-cdk-lib";
import type { Code } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import { RUN_SECONDS_MAX } from "../functions/job/life.ts";
import type { Client } from "../schemas/client.ts";
import {
  auditTableName,
  jobTableName,
  journalTableName,
  lineTableName,
  planTableName,
  quarantineTableName,
} from "../schemas/resource-names.ts";
import { carriesAnswers } from "./answers.ts";
import { keepsArchive } from "./archive.ts";
import { everyMinute } from "./every-minute.ts";
import { lineRights } from "./lines.ts";
import { ReplayRights } from "./replay.ts";
import { allow, allowMany, payloadsArn, tableArn, WatchdogFunction } from "./watchdog-function.ts";

/** Once a minute: goes on with replay jobs, for all flows of the client. */
export class Job extends Construct {
  constructor(scope: Construct, client: Client, code: Code) {
    super(scope, "Job");
    const rights = new ReplayRights(client);
    const jobs = tableArn(jobTableName(client.id));
    const quarantine = tableArn(quarantineTableName(client.id));
    const archive = keepsArchive(Object.entries(client.flows)) ? [payloadsArn(client.id, "archive")] : [];
    // Then the archive may be read already.
    const hasAnswers = carriesAnswers(Object.values(client.flows));
    const job = new WatchdogFunction(this, "Job", client, {
      name: "job",
      description: `Goes on with the replay jobs of ${client.name} every minute.`,
      code,
      timeout: Duration.seconds(RUN_SECONDS_MAX),
      memoryMegabytes: client.gate.memoryMegabytes,
      environment: {
        JOB_TABLE: jobTableName(client.id),
        PLAN_TABLE: planTableName(client.id),
        AUDIT_TABLE: auditTableName(client.id),
      },
      statements: [
        ...rights.statements,
        ...allowMany(["s3:GetObject"], hasAnswers ? [] : archive),
        ...(archive.length > 0
          ? [allow(["dynamodb:UpdateItem"], [tableArn(journalTableName(client.id))])]
          : []),
        ...allowMany(["sqs:GetQueueAttributes"], rights.targets),
        allow(["dynamodb:Query"], [quarantine]),
        allow(["dynamodb:Query"], [`${quarantine}/index/byFlowAndState`, `${quarantine}/index/bySignature`]),
        // Also without an ordered flow: something may wait since there was one.
        lineRights(client.id),
        allow(["dynamodb:Query"], [`${tableArn(lineTableName(client.id))}/index/byLook`]),
        allow(["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:BatchWriteItem"], [jobs]),
        allow(["dynamodb:Query"], [`${jobs}/index/byPhase`]),
        allow(
          ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
          [tableArn(planTableName(client.id))],
        ),
        allow(["dynamodb:PutItem"], [tableArn(auditTableName(client.id))]),
      ],
    });
    rights.acknowledge(job.role);
    everyMinute(this, job, `Goes on with the replay jobs of ${client.name}.`);
  }
}
