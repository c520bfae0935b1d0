import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import {
  CfnStage,
  CorsHttpMethod,
  HttpApi,
  type HttpRoute,
  HttpStage,
  LogGroupLogDestination,
} from "aws-cdk-lib/aws-apigatewayv2";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import { consoleOrigins } from "../schemas/sign-in.ts";

/** All requests of a client together, in a second; above this API Gateway answers 429 by itself. */
const REQUESTS_PER_SECOND = 20;
const REQUESTS_AT_ONCE = 40;

/** What the access log tells of a request: nothing of its headers, query or body. */
const LOGGED = AccessLogFormat.custom(
  JSON.stringify({
    requestId: "$context.requestId",
    at: "$context.requestTime",
    ip: "$context.identity.sourceIp",
    route: "$context.routeKey",
    status: "$context.status",
    bytes: "$context.responseLength",
    latency: "$context.responseLatency",
  }),
);

class ClientApi extends Construct {
  readonly api: HttpApi;
  readonly stage: CfnStage | undefined;

  constructor(scope: Construct, client: Client) {
    super(scope, "Api");
    const name = `watchdog-${client.id}`;
    this.api = new HttpApi(this, "Http", {
      apiName: name,
      description: `What applications and people of ${client.name} call.`,
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: [...consoleOrigins(client.signIn)],
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.POST, CorsHttpMethod.PUT, CorsHttpMethod.DELETE],
        allowHeaders: ["authorization", "accept-language", "content-type", "idempotency-key", "if-match"],
        exposeHeaders: ["etag", "link"],
        maxAge: Duration.hours(1),
      },
    });
    // A name under /aws/vendedlogs needs no entry in the account's one resource policy for logs, which is small.
    const log = new LogGroup(this, "Log", {
      logGroupName: `/aws/vendedlogs/${name}-api`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle: { rateLimit: REQUESTS_PER_SECOND, burstLimit: REQUESTS_AT_ONCE },
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: LOGGED },
    });
    this.stage = stage.node.defaultChild instanceof CfnStage ? stage.node.defaultChild : undefined;
  }
}

/** The one HTTP API of a client, which is made when it is first asked for. */
export function httpApi(stack: Construct, client: Client): HttpApi {
  const made = stack.node.tryFindChild("Api");
  return made instanceof ClientApi ? made.api : new ClientApi(stack, client).api;
}

/** Lets fewer requests through on one route than on the others. */
export function limitRoute(
  stack: Construct,
  route: HttpRoute,
  key: string,
  { perSecond, atOnce }: { readonly perSecond: number; readonly atOnce: number },
): void {
  const made = stack.node.tryFindChild("Api");
  if (!(made instanceof ClientApi) || !made.stage) throw new Error("the stack has no API");
  // API Gateway refuses settings of a route that is not there yet.
  made.stage.node.addDependency(route);
  made.stage.addPropertyOverride(`RouteSettings.${key}`, {
    ThrottlingRateLimit: perSecond,
    ThrottlingBurstLimit: atOnce,
  });
}
