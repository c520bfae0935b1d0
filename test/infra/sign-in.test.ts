import { App, Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { HttpApi, HttpMethod } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpUrlIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { describe, expect, test } from "vitest";
import { deskAuthorizer } from "../../infra/desk-authorizer.ts";
import type { ClientInput } from "../../schemas/client.ts";
import { DESK_SCOPE } from "../../schemas/sign-in.ts";
import { clientOf } from "./clients.ts";
import { deployed, ofType, synthesized } from "./synthesized.ts";

const consoles = ["https://desk.example.com"];
const own = synthesized(clientOf(41, { signIn: { pool: "own", consoles } }));
const outside = clientOf(1, {
  signIn: { issuer: "https://login.example.com", clientId: "console", audience: "watchdog" },
});

function only(type: string) {
  const found = ofType(own, type);
  expect(found).toHaveLength(1);
  return deployed(found[0]?.properties);
}

describe("a client's own user pool", () => {
  test("admits nobody who was not invited, and asks for an authenticator app", () => {
    expect(only("AWS::Cognito::UserPool")).toMatchObject({
      UserPoolName: "watchdog-acme",
      UserPoolTier: "ESSENTIALS",
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: "ON",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      DeletionProtection: "ACTIVE",
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "verified_email", Priority: 1 }] },
      Policies: { PasswordPolicy: { MinimumLength: 12, RequireSymbols: true } },
      UsernameConfiguration: { CaseSensitive: false },
    });
  });

  test("signs in the console by a code alone, without a secret, and with short tokens that rotate", () => {
    const properties = only("AWS::Cognito::UserPoolClient");
    expect(properties).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlows: ["code"],
      CallbackURLs: ["https://desk.example.com/signed-in", "http://localhost:5173/signed-in"],
      LogoutURLs: ["https://desk.example.com/", "http://localhost:5173/"],
      AccessTokenValidity: 60,
      IdTokenValidity: 60,
      RefreshTokenValidity: 720,
      TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "minutes" },
      RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 10 },
      EnableTokenRevocation: true,
      // With rotation, Cognito takes no flow by which an old refresh token is used again.
      ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH"],
    });
    expect(JSON.stringify(properties)).toContain('"/desk"');
  });

  test("has a sign-in page of the managed kind, with the style without which it does not show", () => {
    expect(only("AWS::Cognito::UserPoolDomain")).toMatchObject({
      Domain: "watchdog-acme-123456789012",
      ManagedLoginVersion: 2,
    });
    expect(only("AWS::Cognito::ManagedLoginBranding")).toMatchObject({ UseCognitoProvidedValues: true });
  });

  test("has one scope and one group for each role", () => {
    expect(only("AWS::Cognito::UserPoolResourceServer")).toMatchObject({
      Identifier: "watchdog",
      Scopes: [{ ScopeName: "desk" }],
    });
    expect(
      ofType(own, "AWS::Cognito::UserPoolGroup").map(({ properties }) => properties["GroupName"]),
    ).toEqual(["acme/viewer", "acme/first-line", "acme/support", "acme/lead", "acme/admin"]);
  });

  test("tells of itself in the outputs of the data stack", () => {
    const [data] = own.filter(({ name }) => name === "AcmeData");
    expect(Object.keys(data?.outputs ?? {})).toEqual(
      expect.arrayContaining(["Issuer", "ClientId", "SignInDomain"]),
    );
  });

  test("leaves MFA to each person only where the client says so", () => {
    const optional = synthesized(clientOf(1, { signIn: { pool: "own", mfa: "optional" } }));
    const [pool] = ofType(optional, "AWS::Cognito::UserPool");
    expect(pool?.properties["MfaConfiguration"]).toBe("OPTIONAL");
  });
});

test("a client of another issuer has no user pool", () => {
  const types = synthesized(outside).flatMap(({ resources }) => resources.map(({ type }) => type));
  expect(types.filter((type) => type.startsWith("AWS::Cognito"))).toEqual([]);
});

function authorizersOf(signIn: ClientInput["signIn"]) {
  const stack = new Stack(new App(), "Fixture");
  const api = new HttpApi(stack, "Api");
  const authorizer = deskAuthorizer(clientOf(1, signIn ? { signIn } : {}));
  for (const path of ["/flows", "/incidents"]) {
    api.addRoutes({
      path,
      methods: [HttpMethod.GET],
      integration: new HttpUrlIntegration("Any", "https://example.com"),
      authorizer,
      authorizationScopes: [DESK_SCOPE],
    });
  }
  const template = Template.fromStack(stack);
  template.allResourcesProperties("AWS::ApiGatewayV2::Route", {
    AuthorizationType: "JWT",
    AuthorizationScopes: ["watchdog/desk"],
  });
  return Object.values(template.findResources("AWS::ApiGatewayV2::Authorizer"));
}

const output = (OutputName: string) => ({ "Fn::GetStackOutput": { StackName: "AcmeData", OutputName } });

describe("the authorizer of the desk", () => {
  test("is one for all routes, and trusts the user pool that the data stack tells of", () => {
    expect(authorizersOf(undefined)).toMatchObject([
      {
        Properties: {
          AuthorizerType: "JWT",
          IdentitySource: ["$request.header.Authorization"],
          JwtConfiguration: { Issuer: output("Issuer"), Audience: [output("ClientId")] },
        },
      },
    ]);
  });

  test("trusts another issuer as configured", () => {
    const issuer = "https://login.example.com/tenant/v2.0";
    expect(authorizersOf({ issuer, clientId: "console", audience: "api://watchdog" })).toMatchObject([
      { Properties: { JwtConfiguration: { Issuer: issuer, Audience: ["api://watchdog"] } } },
    ]);
  });
});
