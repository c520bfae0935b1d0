import { createHash } from "node:crypto";
import { createLocalJWKSet } from "jose";
import { z } from "zod";
import { nameOf } from "../arn.ts";
import { HttpApi } from "../http-api/http-api.ts";
import type { Access } from "../http-api/jwt-authorizer.ts";
import { route } from "../http-api/route.ts";
import { Throttle } from "../http-api/throttle.ts";
import { count, flag, noEffect } from "./property.ts";
import { type Create, generatedName, type Substrate } from "./substrate.ts";
import { issuerFor } from "./user-pool.ts";

/** How long a gateway waits for a function unless it is told to wait less. */
const LONGEST_WAIT_MS = 30_000;

const NAMED_ORIGINS = "the local host allows origins by name alone: AllowOrigins must hold no asterisk";

const api = z.strictObject({
  Name: z.string(),
  ProtocolType: z.literal("HTTP"),
  CorsConfiguration: z
    .strictObject({
      AllowOrigins: z.array(z.string().regex(/^[^*]+$/, NAMED_ORIGINS)).default([]),
      AllowMethods: z.array(z.string()).default([]),
      AllowHeaders: z.array(z.string()).default([]),
      ExposeHeaders: z.array(z.string()).default([]),
      MaxAge: count.optional(),
    })
    .optional(),
  Description: noEffect,
  Tags: noEffect,
});
const stage = z.strictObject({
  ApiId: z.string(),
  StageName: z.literal("$default"),
  AutoDeploy: flag.refine((deploys) => deploys, "the local host deploys by itself: AutoDeploy must be true"),
  AccessLogSettings: noEffect,
  // The limit of a whole API protects an account, not what is shown here: only those of single routes are kept.
  DefaultRouteSettings: noEffect,
  RouteSettings: z
    .record(
      z.string(),
      z.strictObject({ ThrottlingRateLimit: z.number().positive(), ThrottlingBurstLimit: count.min(1) }),
    )
    .default({}),
  Description: noEffect,
  Tags: noEffect,
});
const integration = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal("AWS_PROXY"),
  // The ARN of the function, or the path by which API Gateway invokes one, which holds it.
  IntegrationUri: z.string().includes(":lambda:"),
  PayloadFormatVersion: z.literal("2.0"),
  TimeoutInMillis: count.min(50).max(LONGEST_WAIT_MS).default(LONGEST_WAIT_MS),
  Description: noEffect,
  IntegrationMethod: noEffect,
});
const routed = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string().startsWith("integrations/"),
  AuthorizationType: z
    .enum(["NONE", "JWT"], "the local host has JWT authorizers alone: AuthorizationType must be JWT or NONE")
    .default("NONE"),
  AuthorizationScopes: z.array(z.string()).default([]),
  AuthorizerId: z.string().optional(),
  OperationName: noEffect,
});
const authorizer = z.strictObject({
  ApiId: z.string(),
  AuthorizerType: z.literal("JWT"),
  IdentitySource: z.tuple([z.literal("$request.header.Authorization")]),
  JwtConfiguration: z.strictObject({ Issuer: z.url(), Audience: z.array(z.string()).min(1) }),
  Name: noEffect,
});

/** `AWS::ApiGatewayV2::Api` of protocol HTTP; its `ApiEndpoint` is an address on this machine. */
export const createHttpApi: Create = async (request, { apis, consoles, clock, log }) => {
  const { CorsConfiguration: allowed } = api.parse(request.properties);
  const id = createHash("sha256").update(generatedName(request, 64)).digest("hex").slice(0, 10);
  const created = await HttpApi.listen(id, { clock, log });
  created.cors = allowed && {
    // A console on this machine listens where there is room: no template knows its port.
    origins: [...allowed.AllowOrigins, ...consoles],
    methods: allowed.AllowMethods,
    headers: allowed.AllowHeaders,
    exposed: allowed.ExposeHeaders,
    maxAgeSeconds: allowed.MaxAge,
  };
  apis.set(id, created);
  return { ref: id, attributes: { ApiEndpoint: created.endpoint, ApiId: id } };
};

/** `AWS::ApiGatewayV2::Stage`, of which there is `$default` alone. */
export const createStage: Create = (request, { apis }) => {
  const wanted = stage.parse(request.properties);
  const staged = known(apis, wanted.ApiId);
  staged.stage = wanted.StageName;
  for (const [key, { ThrottlingRateLimit, ThrottlingBurstLimit }] of Object.entries(wanted.RouteSettings))
    staged.limits.set(key, new Throttle(ThrottlingRateLimit, ThrottlingBurstLimit));
  return { ref: wanted.StageName, attributes: {} };
};

/** `AWS::ApiGatewayV2::Integration` of a function. */
export const createIntegration: Create = (request, { apis, functions }) => {
  const wanted = integration.parse(request.properties);
  const [, name = ""] = /:function:([\w-]+)/.exec(wanted.IntegrationUri) ?? [];
  const target = functions.get(name);
  if (!target) throw new Error(`the function ${name || nameOf(wanted.IntegrationUri)} does not exist`);
  const id = generatedName(request, 64);
  known(apis, wanted.ApiId).integrations.set(id, { target, timeoutMs: wanted.TimeoutInMillis });
  return { ref: id, attributes: { IntegrationId: id } };
};

/** `AWS::ApiGatewayV2::Authorizer` of access tokens of an issuer on this machine. */
export const createAuthorizer: Create = async (request, substrate) => {
  const { ApiId, JwtConfiguration } = authorizer.parse(request.properties);
  const id = generatedName(request, 64);
  const issuer = await issuerFor(JwtConfiguration, substrate);
  known(substrate.apis, ApiId).authorizers.set(id, {
    issuer: issuer.endpoint,
    audiences: JwtConfiguration.Audience,
    keys: createLocalJWKSet(issuer.keys),
  });
  return { ref: id, attributes: { AuthorizerId: id } };
};

/** `AWS::ApiGatewayV2::Route`. */
export const createRoute: Create = (request, { apis }) => {
  const wanted = routed.parse(request.properties);
  const of = known(apis, wanted.ApiId);
  const target = of.integrations.get(wanted.Target.slice("integrations/".length));
  if (!target) throw new Error(`the route ${wanted.RouteKey} leads to no integration of its API`);
  of.add({ route: route(wanted.RouteKey), integration: target, access: accessOf(wanted, of) });
  const id = generatedName(request, 64);
  return { ref: id, attributes: { RouteId: id } };
};

function accessOf(wanted: z.infer<typeof routed>, { authorizers }: HttpApi): Access | undefined {
  const { AuthorizationType, AuthorizationScopes, AuthorizerId, RouteKey } = wanted;
  if (AuthorizationType === "NONE") return undefined;
  const found = authorizers.get(AuthorizerId ?? "");
  if (!found) throw new Error(`the route ${RouteKey} names no authorizer of its API`);
  return { authorizer: found, scopes: AuthorizationScopes };
}

function known(apis: Substrate["apis"], id: string): HttpApi {
  const found = apis.get(id);
  if (!found) throw new Error(`the API ${id} does not exist`);
  return found;
}
