import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { DESK_SCOPE, DEVELOPED_CONSOLE, SIGNED_IN_PATH } from "../../schemas/sign-in.ts";
import { arn } from "../arn.ts";
import { LocalIssuer } from "../issuer/local-issuer.ts";
import { count, flag, noEffect } from "./property.ts";
import { type Create, generatedName, type Substrate } from "./substrate.ts";

const pool = z.strictObject({
  UserPoolName: z.string().optional(),
  // Who signs in here says so by a click.
  AccountRecoverySetting: noEffect,
  AdminCreateUserConfig: noEffect,
  AliasAttributes: noEffect,
  AutoVerifiedAttributes: noEffect,
  DeletionProtection: noEffect,
  EmailVerificationMessage: noEffect,
  EmailVerificationSubject: noEffect,
  EnabledMfas: noEffect,
  MfaConfiguration: noEffect,
  Policies: noEffect,
  Schema: noEffect,
  SmsVerificationMessage: noEffect,
  UserPoolTags: noEffect,
  UserPoolTier: noEffect,
  UsernameConfiguration: noEffect,
  VerificationMessageTemplate: noEffect,
});
const MINUTES = z.literal("minutes", "the local host counts the validity of tokens in minutes");
const shared = {
  UserPoolId: z.string(),
  AllowedOAuthFlowsUserPoolClient: flag,
  AllowedOAuthScopes: z.array(z.string()).min(1),
  AccessTokenValidity: count.min(1),
  ClientName: noEffect,
  EnableTokenRevocation: noEffect,
  ExplicitAuthFlows: noEffect,
  PreventUserExistenceErrors: noEffect,
  SupportedIdentityProviders: noEffect,
};
/** A program that signs in by itself. */
const program = z.strictObject({
  ...shared,
  AllowedOAuthFlows: z.tuple([z.literal("client_credentials")]),
  GenerateSecret: z.literal(true, "who signs in by itself needs a secret: GenerateSecret must be true"),
  TokenValidityUnits: z.strictObject({ AccessToken: MINUTES }),
  ClientName: z.string(),
});
const client = z.strictObject({
  ...shared,
  AllowedOAuthFlows: z.tuple([z.literal("code")]),
  CallbackURLs: z.array(z.url()).min(1),
  LogoutURLs: z.array(z.url()).default([]),
  GenerateSecret: flag
    .refine((secret) => !secret, "whom a browser signs in keeps no secret: GenerateSecret must be false")
    .default(false),
  IdTokenValidity: count.min(1),
  RefreshTokenValidity: count.min(1),
  TokenValidityUnits: z.strictObject({ AccessToken: MINUTES, IdToken: MINUTES, RefreshToken: MINUTES }),
  // Every refresh token of the local issuer is good for one use, without a time of grace.
  RefreshTokenRotation: noEffect,
});

const kind = z.object({ UserPoolId: z.string(), AllowedOAuthFlows: z.array(z.string()) });

const HOUR_SECONDS = 3600;

/** `AWS::Cognito::UserPool`: an issuer on this machine, whose address is its `ProviderURL`. */
export const createUserPool: Create = async (request, substrate) => {
  pool.parse(request.properties);
  const id = `${substrate.region}_${shortHash(request).slice(0, 9)}`;
  const issuer = await LocalIssuer.listen({ ...substrate, users: substrate.signIn.users });
  substrate.issuers.set(id, issuer);
  return {
    ref: id,
    attributes: {
      Arn: arn("cognito-idp", substrate.region, `userpool/${id}`),
      ProviderName: new URL(issuer.endpoint).host,
      ProviderURL: issuer.endpoint,
      UserPoolId: id,
    },
  };
};

/** `AWS::Cognito::UserPoolClient` of the code flow, or of a program's own credentials. */
export const createUserPoolClient: Create = (request, { issuers }) => {
  const { UserPoolId, AllowedOAuthFlows } = kind.parse(request.properties);
  const issuer = issuers.get(UserPoolId);
  if (!issuer) throw new Error(`the user pool ${UserPoolId} does not exist`);
  const id = shortHash(request).slice(0, 26);
  if (AllowedOAuthFlows.includes("client_credentials")) {
    const wanted = program.parse(request.properties);
    issuer.programs.set(id, {
      id,
      name: wanted.ClientName,
      secret: randomBytes(32).toString("base64url"),
      scopes: wanted.AllowedOAuthScopes,
      accessTokenSeconds: wanted.AccessTokenValidity * 60,
    });
    return { ref: id, attributes: { ClientId: id } };
  }
  const wanted = client.parse(request.properties);
  issuer.clients.set(id, {
    id,
    callbackUrls: wanted.CallbackURLs,
    logoutUrls: wanted.LogoutURLs,
    scopes: wanted.AllowedOAuthScopes,
    claims: { person: "username", groups: "cognito:groups" },
    accessTokenSeconds: wanted.AccessTokenValidity * 60,
    idTokenSeconds: wanted.IdTokenValidity * 60,
    refreshTokenSeconds: wanted.RefreshTokenValidity * 60,
  });
  return { ref: id, attributes: { ClientId: id } };
};

/**
 * The issuer on this machine whose tokens an authorizer takes: that of a user pool, or the one that stands for an
 * issuer elsewhere, so that nothing leaves the machine and nobody needs an account there.
 */
export async function issuerFor(
  { Issuer, Audience }: { readonly Issuer: string; readonly Audience: readonly string[] },
  { issuers, signIn, clock, log }: Substrate,
): Promise<LocalIssuer> {
  const made = [...issuers].find(([stands, { endpoint }]) => endpoint === Issuer || stands === Issuer)?.[1];
  if (made) return made;
  const { standsFor, users, sharedIssuer } = signIn;
  const [audience] = Audience;
  if (standsFor?.issuer !== Issuer || audience === undefined) {
    throw new Error(`the issuer ${Issuer} is not on this machine, and nothing says who may sign in for it`);
  }
  const issuer = sharedIssuer ?? (await LocalIssuer.listen({ users, clock, log }));
  issuer.clients.set(standsFor.clientId, {
    id: standsFor.clientId,
    callbackUrls: [`${DEVELOPED_CONSOLE}${SIGNED_IN_PATH}`],
    logoutUrls: [`${DEVELOPED_CONSOLE}/`],
    scopes: ["openid", "email", DESK_SCOPE],
    audience,
    claims: standsFor.claims,
    accessTokenSeconds: HOUR_SECONDS,
    idTokenSeconds: HOUR_SECONDS,
    refreshTokenSeconds: 12 * HOUR_SECONDS,
  });
  issuers.set(Issuer, issuer);
  return issuer;
}

function shortHash(request: Parameters<Create>[0]): string {
  return createHash("sha256").update(generatedName(request, 64)).digest("hex");
}
