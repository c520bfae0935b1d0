/** What stands in the stacks for the probes of applications, and what does not where there are none. */
import { expect, test } from "vitest";
import * as z from "zod";
import type { ClientInput } from "../../schemas/client.ts";
import { clientOf, everyKind, probedFromVpc, pushProbe } from "./clients.ts";
import { deployed, ofType, statementsOf, synthesized } from "./synthesized.ts";

const stacks = synthesized(everyKind);
const Named = z.object({ FunctionName: z.string() });

function functionsWith(
  probes: NonNullable<ClientInput["applications"][string]["probes"]>,
): readonly string[] {
  const client = clientOf(1, { applications: { erp: { name: "ERP", probes }, shop: { name: "Shop" } } });
  const functions = ofType(synthesized(client), "AWS::Lambda::Function");
  return functions.map(({ properties }) =>
    Named.parse(properties).FunctionName.replace("watchdog-acme-", ""),
  );
}

test.each([
  ["no probes", {}, []],
  ["a probe of tcp", { port: { type: "tcp", host: "erp.example.com", port: 1433 } }, ["probe"]],
  ["a push probe", { job: pushProbe }, ["push"]],
] as const)("a client with %s has the functions for it and no others", (_, probes, expected) => {
  const always = ["gate", "replay", "job", "sweep", "api", "link"];
  expect(functionsWith(probes).filter((name) => !always.includes(name))).toEqual(expected);
});

test("a client has one HTTP API with a limit, and routes for push probes and posts only where it has these", () => {
  const routesOf = (synthesized: typeof stacks) =>
    new Set(ofType(synthesized, "AWS::ApiGatewayV2::Route").map(({ properties }) => properties["RouteKey"]));
  // Not ANY, whose authorizer would refuse a browser's preflight.
  const anything = ["GET", "POST", "PUT", "DELETE"].map((method) => `${method} /{proxy+}`);
  const desk = [...anything, "GET /openapi.json", "GET /l/{code}", "POST /l/{code}"];
  expect(routesOf(synthesized(clientOf(1)))).toEqual(new Set(desk));
  expect(routesOf(stacks)).toEqual(
    new Set([...desk, "POST /probes/{application}/{probe}", "POST /exchanges/{flow}"]),
  );
  expect(ofType(stacks, "AWS::ApiGatewayV2::Api")).toHaveLength(1);
  expect(ofType(stacks, "AWS::ApiGatewayV2::Stage").map(({ properties }) => properties)).toMatchObject([
    { StageName: "$default", DefaultRouteSettings: { ThrottlingRateLimit: 20, ThrottlingBurstLimit: 40 } },
  ]);
  const [first] = stacks.filter(({ name }) => name === "AcmeRuntime");
  expect(first?.outputs).toHaveProperty("ProbesUrl");
});

test("the API alone may invoke the functions behind it, each on its routes", () => {
  const permissions = ofType(stacks, "AWS::Lambda::Permission").map(({ properties }) => properties);
  expect(permissions.map((permission) => permission["Principal"])).toEqual(
    permissions.map(() => "apigateway.amazonaws.com"),
  );
  const sources = permissions.map(({ SourceArn }) => /\/\*\/\*\/[^"]*/.exec(JSON.stringify(SourceArn))?.[0]);
  expect(new Set(sources)).toEqual(
    new Set([
      "/*/*/openapi.json",
      "/*/*/l/{code}",
      "/*/*/probes/{application}/{probe}",
      "/*/*/exchanges/{flow}",
      "/*/*/{proxy+}",
    ]),
  );
});

test("what the access log keeps of a request is neither its headers nor its body", () => {
  const [stage] = ofType(stacks, "AWS::ApiGatewayV2::Stage");
  const { Format } = z
    .object({ AccessLogSettings: z.object({ Format: z.string() }) })
    .parse(stage?.properties).AccessLogSettings;
  const fields = Format.match(/\$context\.[a-z.]+/gi);
  expect(fields?.toSorted()).toEqual([
    "$context.identity.sourceIp",
    "$context.requestId",
    "$context.requestTime",
    "$context.responseLatency",
    "$context.responseLength",
    "$context.routeKey",
    "$context.status",
  ]);
});

test("where the client names a VPC, probing stands in it, and its code may not touch its interfaces", () => {
  const vpc = synthesized(probedFromVpc);
  const functions = ofType(vpc, "AWS::Lambda::Function").filter(
    ({ properties }) => properties["VpcConfig"] !== undefined,
  );
  expect(functions.map(({ properties }) => properties)).toMatchObject([
    {
      FunctionName: "watchdog-acme-probe",
      VpcConfig: { SubnetIds: ["subnet-0a1b2c3d"], SecurityGroupIds: ["sg-0a1b2c3d"] },
    },
  ]);
  const policies = ofType(vpc, "AWS::IAM::Policy").filter(({ id }) => id.startsWith("ProbeRole"));
  expect(functions[0]?.dependsOn).toEqual(expect.arrayContaining(policies.map(({ id }) => id)));
  const interfaces = policies
    .flatMap(statementsOf)
    .filter(({ Action }) => Action.some((one) => one.startsWith("ec2:")));
  const actions = [
    "ec2:AssignPrivateIpAddresses",
    "ec2:CreateNetworkInterface",
    "ec2:DeleteNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:UnassignPrivateIpAddresses",
  ];
  expect(interfaces.map(deployed)).toEqual([
    { Effect: "Allow", Action: actions, Resource: "*" },
    {
      Effect: "Deny",
      Action: actions,
      Resource: "*",
      Condition: {
        ArnEquals: {
          "lambda:SourceFunctionArn":
            "arn:aws:lambda:ap-southeast-1:123456789012:function:watchdog-acme-probe",
        },
      },
    },
  ]);
});
