import { CfnOutput, Duration, Validations } from "aws-cdk-lib";
import { HttpMethod, HttpRoute, HttpRouteKey } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { Code } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import {
  auditTableName,
  contactsTopicName,
  incidentTableName,
  jobTableName,
  journalTableName,
  lineTableName,
  linkTableName,
  mailboxTableName,
  planTableName,
  pulseTableName,
  quarantineTableName,
  queueArn,
  replayName,
  topicArn,
  watchTableName,
} from "../schemas/resource-names.ts";
import { DESK_SCOPE } from "../schemas/sign-in.ts";
import { deskAuthorizer } from "./desk-authorizer.ts";
import { httpApi } from "./http-api.ts";
import { lineRights } from "./lines.ts";
import {
  allow,
  allowPhones,
  HERE,
  payloadBucketArn,
  payloadsArn,
  allowMany,
  tableArn,
  WatchdogFunction,
} from "./watchdog-function.ts";
import { keepsArchive } from "./archive.ts";
import { acknowledgeWildcard } from "./wildcard.ts";

/**
 * The methods of the operations, one route each: `ANY` would take a browser's preflight too, which has no token.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
const CALLED_BY = [HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE] as const;

/** What the desk of the support team calls: one function behind the client's HTTP API. */
export class Api extends Construct {
  constructor(scope: Construct, client: Client, code: Code) {
    super(scope, "Desk");
    const table = (name: (client: string) => string) => tableArn(name(client.id));
    const quarantine = table(quarantineTableName);
    const incidents = table(incidentTableName);
    const audit = table(auditTableName);
    const jobs = table(jobTableName);
    const [held, settled] = [payloadsArn(client.id, "held"), payloadsArn(client.id, "settled")];
    const archive = keepsArchive(Object.entries(client.flows)) ? [payloadsArn(client.id, "archive")] : [];
    const desk = new WatchdogFunction(this, "Desk", client, {
      name: "api",
      description: `Answers the desk of ${client.name}.`,
      code,
      // The gateway waits no longer than 30 seconds.
      timeout: Duration.seconds(29),
      memoryMegabytes: 1024,
      environment: {
        WATCH_TABLE: watchTableName(client.id),
        INCIDENT_TABLE: incidentTableName(client.id),
        MAILBOX_TABLE: mailboxTableName(client.id),
        PLAN_TABLE: planTableName(client.id),
        AUDIT_TABLE: auditTableName(client.id),
        LINK_TABLE: linkTableName(client.id),
        JOB_TABLE: jobTableName(client.id),
      },
      statements: [
        allow(
          [
            "dynamodb:GetItem",
            "dynamodb:PutItem",
            "dynamodb:UpdateItem",
            "dynamodb:DeleteItem",
            "dynamodb:Query",
          ],
          [quarantine],
        ),
        allow(
          ["dynamodb:Query"],
          ["byFlowAndState", "byBusinessKey", "bySignature"].map((index) => `${quarantine}/index/${index}`),
        ),
        ...(archive.length > 0 ? [allow(["dynamodb:BatchGetItem"], [table(journalTableName)])] : []),
        allow(["dynamodb:Query"], [table(journalTableName), table(pulseTableName), table(watchTableName)]),
        allow(["dynamodb:BatchWriteItem"], [table(journalTableName)]),
        allow(["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query"], [incidents]),
        allow(["dynamodb:Query"], [`${incidents}/index/byPhase`, `${incidents}/index/byNumber`]),
        allow(
          ["dynamodb:Query", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"],
          [table(planTableName)],
        ),
        lineRights(client.id),
        allow(["dynamodb:BatchWriteItem"], [table(lineTableName)]),
        allow(["dynamodb:Query", "dynamodb:PutItem"], [audit]),
        allow(["dynamodb:Query"], [`${audit}/index/byDay`]),
        allow(["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"], [table(linkTableName)]),
        allow(["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"], [jobs]),
        allow(["dynamodb:Query"], [`${jobs}/index/byPhase`]),
        allow(["sqs:SendMessage"], [queueArn(replayName(client.id), HERE)]),
        allow(
          ["sns:ListSubscriptionsByTopic", "sns:Subscribe", "sns:Unsubscribe"],
          [topicArn(contactsTopicName(client.id), HERE)],
        ),
        allowPhones(),
        allow(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], [held, settled]),
        ...allowMany(["s3:GetObject", "s3:PutObject", "s3:DeleteObject"], archive),
        // Who may not list is told of a missing object that it is forbidden, instead of NoSuchKey:
        // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
        allow(["s3:ListBucket"], [payloadBucketArn(client.id)]),
      ],
    });
    for (const arn of [held, settled, ...archive])
      acknowledgeWildcard(desk.role, arn, "Each payload is an object of its own.");
    const api = httpApi(scope, client);
    const integration = new HttpLambdaIntegration("Integration", desk.function);
    const authorizer = deskAuthorizer(client);
    for (const method of CALLED_BY) {
      new HttpRoute(this, `Any${method}`, {
        httpApi: api,
        routeKey: HttpRouteKey.with("/{proxy+}", method),
        integration,
        authorizer,
        authorizationScopes: [DESK_SCOPE],
      });
    }
    const document = new HttpRoute(this, "Document", {
      httpApi: api,
      routeKey: HttpRouteKey.with("/openapi.json", HttpMethod.GET),
      integration,
    });
    Validations.of(document).acknowledge({
      id: "AwsSolutions-APIG4",
      reason: "It tells how to ask, which is no secret, and nothing of a client but its name.",
    });
    new CfnOutput(this, "Url", {
      value: api.apiEndpoint,
      description: "Where the desk's API is; /openapi.json tells how to ask.",
    }).overrideLogicalId("ApiUrl");
  }
}
