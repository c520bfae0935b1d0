import { Duration, Validations } from "aws-cdk-lib";
import { HttpMethod, HttpRoute, HttpRouteKey } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { Code } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import { auditTableName, incidentTableName, linkTableName } from "../schemas/resource-names.ts";
import { httpApi, limitRoute } from "./http-api.ts";
import { consoleAddress } from "./console-address.ts";
import { allow, tableArn, WatchdogFunction } from "./watchdog-function.ts";

/** Where the links of calls are, below the API; one character, since an SMS is short. */
export const LINKS_PATH = "/l";

const ROUTE = `${LINKS_PATH}/{code}`;

/** So few people answer at once; whoever tries codes gets nowhere. */
const PER_SECOND = 2;
const AT_ONCE = 5;

/** Where a contact answers a call by the link of its SMS, without signing in. */
export class CallLink extends Construct {
  constructor(scope: Construct, client: Client, code: Code) {
    super(scope, "Link");
    const incidents = tableArn(incidentTableName(client.id));
    const link = new WatchdogFunction(this, "Link", client, {
      name: "link",
      description: `Takes the answers to calls of ${client.name}.`,
      code,
      timeout: Duration.seconds(10),
      memoryMegabytes: 256,
      environment: {
        LINK_TABLE: linkTableName(client.id),
        INCIDENT_TABLE: incidentTableName(client.id),
        AUDIT_TABLE: auditTableName(client.id),
        ...consoleAddress(client.signIn),
      },
      statements: [
        allow(["dynamodb:GetItem", "dynamodb:UpdateItem"], [tableArn(linkTableName(client.id))]),
        allow(["dynamodb:GetItem", "dynamodb:PutItem"], [incidents]),
        allow(["dynamodb:Query"], [`${incidents}/index/byNumber`]),
        allow(["dynamodb:PutItem"], [tableArn(auditTableName(client.id))]),
      ],
    });
    const integration = new HttpLambdaIntegration("Integration", link.function);
    for (const method of [HttpMethod.GET, HttpMethod.POST]) {
      const route = new HttpRoute(this, method, {
        httpApi: httpApi(scope, client),
        routeKey: HttpRouteKey.with(ROUTE, method),
        integration,
      });
      Validations.of(route).acknowledge({
        id: "AwsSolutions-APIG4",
        reason: "The code of a link is what lets its contact in: once, for a time, to two answers.",
      });
      limitRoute(scope, route, `${method} ${ROUTE}`, { perSecond: PER_SECOND, atOnce: AT_ONCE });
    }
  }
}
