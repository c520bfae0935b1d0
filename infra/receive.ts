import { CfnOutput, Duration, Fn } from "aws-cdk-lib";
import { HttpMethod, HttpRoute, HttpRouteKey } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpJwtAuthorizer } from "aws-cdk-lib/aws-apigatewayv2-authorizers";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import type { Code } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import { httpsFlows, senders } from "../schemas/https-flows.ts";
import { flowQueues, linkTableName, planTableName, pulseTableName } from "../schemas/resource-names.ts";
import { EXCHANGES_SCOPE } from "../schemas/sign-in.ts";
import { httpApi, limitRoute } from "./http-api.ts";
import { pairs } from "./pairs.ts";
import { senderOutput, SIGN_IN_OUTPUTS } from "./sign-in.ts";
import { allow, allowMany, HERE, tableArn, WatchdogFunction } from "./watchdog-function.ts";

/** Where exchanges are posted, below the API. */
const ROUTE = "/exchanges/{flow}";

/** Lets in what the client's issuer gave to source applications: those of its own pool, by their ids. */
function senderAuthorizer(client: Client): HttpJwtAuthorizer {
  const { signIn } = client;
  if (!("pool" in signIn))
    return new HttpJwtAuthorizer("Senders", signIn.issuer, { jwtAudience: [signIn.audience] });
  const [first] = pairs(client);
  if (!first) throw new Error(`client ${client.id} has no stacks`);
  return new HttpJwtAuthorizer("Senders", Fn.getStackOutput(first.data, SIGN_IN_OUTPUTS.issuer), {
    jwtAudience: [...senders(client).keys()].map((one) => Fn.getStackOutput(first.data, senderOutput(one))),
  });
}

/** Where source applications post exchanges, which go to the inbound queues of their flows. */
export class Receive extends Construct {
  constructor(scope: Construct, client: Client, code: Code) {
    super(scope, "Receive");
    const inbounds = httpsFlows(client).flatMap((id) => {
      const flow = client.flows[id];
      return flow ? [flowQueues(client.id, id, flow, HERE).inbound] : [];
    });
    const { requestsPerSecond, requestsAtOnce, memoryMegabytes } = client.https;
    const receive = new WatchdogFunction(this, "Receive", client, {
      name: "receive",
      description: `Takes what the applications of ${client.name} post.`,
      code,
      // The gateway waits no longer than 30 seconds.
      timeout: Duration.seconds(29),
      memoryMegabytes,
      environment: { LINK_TABLE: linkTableName(client.id), PLAN_TABLE: planTableName(client.id) },
      statements: [
        ...allowMany(["sqs:SendMessage"], inbounds),
        allow(
          ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
          [tableArn(linkTableName(client.id))],
        ),
        allow(["dynamodb:GetItem"], [tableArn(planTableName(client.id))]),
        allow(["dynamodb:UpdateItem"], [tableArn(pulseTableName(client.id))]),
      ],
    });
    const api = httpApi(scope, client);
    const route = new HttpRoute(this, "Post", {
      httpApi: api,
      routeKey: HttpRouteKey.with(ROUTE, HttpMethod.POST),
      integration: new HttpLambdaIntegration("Integration", receive.function),
      authorizer: senderAuthorizer(client),
      authorizationScopes: [EXCHANGES_SCOPE],
    });
    limitRoute(scope, route, `POST ${ROUTE}`, { perSecond: requestsPerSecond, atOnce: requestsAtOnce });
    new CfnOutput(this, "Url", {
      value: `${api.apiEndpoint}/exchanges`,
      description: "Where source applications post exchanges: followed by /FLOW.",
    }).overrideLogicalId("ExchangesUrl");
  }
}
