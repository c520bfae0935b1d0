/** The console as it is deployed: who reads its files, and what goes with each. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import type { IPolicyValidationPlugin } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import * as z from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { consoleStack } from "../../infra/console.ts";
import { pageAddressCode } from "../../infra/console-page-address.ts";
import { calledOrigins } from "../../schemas/console-configuration.ts";
import { consoleDeployment } from "../../schemas/console-deployment.ts";
import { CONSOLE_HEADERS, consolePage } from "../../schemas/console-headers.ts";
import { ofType, statementsOf, type SynthesizedStack, synthesizedBy } from "./synthesized.ts";

const shown = {
  id: "demo",
  name: "Demo Distribution",
  api: "https://a1b2c3d4e5.execute-api.eu-west-3.amazonaws.com",
  issuer: "https://cognito-idp.eu-west-3.amazonaws.com/eu-west-3_AbCdEfGhI",
  clientId: "1example23456789",
  signInPage: "https://watchdog-demo.auth.eu-west-3.amazoncognito.com",
};
const domain = {
  name: "desk.example.com",
  certificate: "arn:aws:acm:us-east-1:123456789012:certificate/1a2b3c4d",
};
const read = (deployment: object) => consoleDeployment(JSON.stringify(deployment));

let built: string;
beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), "console-"));
  mkdirSync(join(built, "assets"));
  for (const name of ["icon.svg", "manifest.json", "assets/main-1a2b.js"])
    writeFileSync(join(built, name), "");
  writeFileSync(join(built, "index.html"), "<!doctype html><html><head></head></html>");
});
afterAll(() => rmSync(built, { recursive: true }));

const stacks = (deployment: object, plugins?: () => readonly IPolicyValidationPlugin[]) =>
  synthesizedBy((app) => consoleStack(app, read(deployment), built), plugins);

const Headers = z.object({
  ResponseHeadersPolicyConfig: z.object({
    SecurityHeadersConfig: z.object({
      ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string() }),
      ContentTypeOptions: z.object({ Override: z.literal(true) }),
      FrameOptions: z.object({ FrameOption: z.string() }),
      ReferrerPolicy: z.object({ ReferrerPolicy: z.string() }),
      StrictTransportSecurity: z.object({
        AccessControlMaxAgeSec: z.number(),
        IncludeSubdomains: z.literal(true),
      }),
    }),
    CustomHeadersConfig: z.object({
      Items: z.array(z.object({ Header: z.string(), Value: z.string() })),
    }),
  }),
});

function headersOf(synthesized: readonly SynthesizedStack[]): Readonly<Record<string, string>> {
  const [policy] = ofType(synthesized, "AWS::CloudFront::ResponseHeadersPolicy");
  const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } = Headers.parse(
    policy?.properties,
  ).ResponseHeadersPolicyConfig;
  return {
    "content-security-policy": security.ContentSecurityPolicy.ContentSecurityPolicy,
    "referrer-policy": security.ReferrerPolicy.ReferrerPolicy,
    "strict-transport-security": `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}; includeSubDomains`,
    "x-content-type-options": "nosniff",
    "x-frame-options": security.FrameOptions.FrameOption,
    ...Object.fromEntries(custom.Items.map(({ Header, Value }) => [Header, Value])),
  };
}

test("the headers are those that the console has on every host", () => {
  expect(headersOf(stacks({ id: "desk", clients: [shown] }))).toEqual(CONSOLE_HEADERS);
});

test("only the distribution reads the files, and only over TLS", () => {
  const synthesized = stacks({ id: "desk", clients: [shown] });
  const [bucket] = ofType(synthesized, "AWS::S3::Bucket");
  expect(bucket?.properties["PublicAccessBlockConfiguration"]).toEqual({
    BlockPublicAcls: true,
    BlockPublicPolicy: true,
    IgnorePublicAcls: true,
    RestrictPublicBuckets: true,
  });
  const allowed = ofType(synthesized, "AWS::S3::BucketPolicy")
    .flatMap(statementsOf)
    .filter(({ Effect, Action }) => Effect === "Allow" && Action.includes("s3:GetObject"));
  expect(allowed.map(({ Principal }) => Principal)).toEqual([{ Service: "cloudfront.amazonaws.com" }]);
  expect(JSON.stringify(allowed.map(({ Condition }) => Condition))).toContain("AWS:SourceArn");
});

test.each([
  ["without an address of its own", { id: "desk", clients: [shown] }],
  ["with one", { id: "desk", clients: [shown], domain }],
])("cdk-nag's AWS Solutions rules find nothing in a console %s that is not acknowledged", (_, deployment) => {
  expect(() => stacks(deployment, () => [new AwsSolutionsChecks()])).not.toThrow();
});

test("the page calls its clients and where their people sign in, and nobody else", () => {
  const page = consolePage(
    "<head><script></script></head>",
    calledOrigins(read({ id: "desk", clients: [shown] })),
  );
  expect(page).toBe(
    `<head><meta http-equiv="Content-Security-Policy" content="connect-src 'self' ${shown.api} https://cognito-idp.eu-west-3.amazonaws.com ${shown.signInPage}" /><script></script></head>`,
  );
});

test.each([
  ["/", "/index.html"],
  ["/clients/demo/quarantine/9f2c", "/index.html"],
  ["/signed-in", "/index.html"],
  ["/index.html", "/index.html"],
  ["/icon.svg", "/icon.svg"],
  ["/config.json", "/config.json"],
  ["/assets/main-1a2b.js", "/assets/main-1a2b.js"],
  ["/assets/gone.js", "/assets/gone.js"],
])("%s is answered with %s", (uri, answered) => {
  const code = `${pageAddressCode(["/config.json", "/icon.svg"])}\nhandler(event).uri`;
  expect(runInNewContext(code, { event: { request: { uri } } })).toBe(answered);
});

describe("a console that cannot serve is refused with the mend", () => {
  test.each([
    ["no JSON", "{", "write it as docs/console.md shows"],
    ["no client", JSON.stringify({ id: "desk", clients: [] }), "name at least one client"],
    ["an id in capitals", JSON.stringify({ id: "Desk", clients: [shown] }), "use lower-case letters"],
    [
      "a certificate of another Region",
      JSON.stringify({
        id: "desk",
        clients: [shown],
        domain: { ...domain, certificate: domain.certificate.replace("us-east-1", "eu-west-3") },
      }),
      "ACM in us-east-1",
    ],
  ])("%s", (_, text, mend) => {
    expect(() => consoleDeployment(text)).toThrow(mend);
  });
});
