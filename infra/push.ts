import { CfnOutput, Duration, Validations } from "aws-cdk-lib";
import { HttpMethod, HttpRoute, HttpRouteKey } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { Code } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import { isPull } from "../schemas/probe.ts";
import { watchTableName } from "../schemas/resource-names.ts";
import { httpApi } from "./http-api.ts";
import { allow, tableArn, WatchdogFunction } from "./watchdog-function.ts";

/** Whether a client has applications that report by themselves. */
export function hasPushProbes({ applications }: Client): boolean {
  return Object.values(applications).some(({ probes }) => !Object.values(probes).every(isPull));
}

/** Where jobs of the client report on its applications. */
export class Push extends Construct {
  constructor(scope: Construct, client: Client, code: Code) {
    super(scope, "Push");
    const push = new WatchdogFunction(this, "Push", client, {
      name: "push",
      description: `Takes what jobs of ${client.name} report on its applications.`,
      code,
      timeout: Duration.seconds(10),
      memoryMegabytes: 256,
      environment: { WATCH_TABLE: watchTableName(client.id) },
      statements: [allow(["dynamodb:GetItem", "dynamodb:PutItem"], [tableArn(watchTableName(client.id))])],
    });
    const api = httpApi(scope, client);
    const route = new HttpRoute(this, "Report", {
      httpApi: api,
      routeKey: HttpRouteKey.with("/probes/{application}/{probe}", HttpMethod.POST),
      integration: new HttpLambdaIntegration("Integration", push.function),
    });
    Validations.of(route).acknowledge({
      id: "AwsSolutions-APIG4",
      reason: "Each probe has a secret of its own, which the function compares with its hash.",
    });
    new CfnOutput(this, "Url", {
      value: `${api.apiEndpoint}/probes`,
      description: "Where push probes report: followed by /APPLICATION/PROBE.",
    }).overrideLogicalId("ProbesUrl");
  }
}
