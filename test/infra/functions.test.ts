import { describe, expect, test } from "vitest";
import * as z from "zod";
import { client as demo } from "../../clients/demo/client.ts";
import { readEnvironment } from "../../functions/environment.ts";
import { clientOf, everyKind } from "./clients.ts";
import { deployed, ofType, type Resource, synthesized } from "./synthesized.ts";

const clients = { demo: synthesized(demo), "every kind": synthesized(everyKind) };
const stacks = clients["every kind"];

/** An address that only CloudFormation knows, since it holds the id of the API. */
const Address = z.object({ "Fn::Join": z.unknown() }).transform(() => "https://api.example");
const Environment = z.record(z.string(), z.union([z.string(), Address]));
const Function = z.object({
  FunctionName: z.string(),
  Environment: z.object({ Variables: Environment }),
  LoggingConfig: z.object({ LogFormat: z.string(), LogGroup: z.object({ Ref: z.string() }) }),
});

function mappings(): Resource[] {
  return ofType(stacks, "AWS::Lambda::EventSourceMapping").filter(({ id }) => id.startsWith("GateMappings"));
}

describe.each(Object.entries(clients))("each function of %s", (_, stacks) => {
  const functions = ofType(stacks, "AWS::Lambda::Function");

  test.each(functions.map(({ id, properties }) => [id, properties] as const))(
    "%s runs on Node.js 24 and arm64, and its log is kept a month",
    (_, properties) => {
      const { FunctionName, LoggingConfig } = Function.parse(deployed(properties));
      expect(properties).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"] });
      expect(FunctionName.length).toBeLessThanOrEqual(64);
      expect(LoggingConfig.LogFormat).toBe("JSON");
      const log = ofType(stacks, "AWS::Logs::LogGroup").find(({ id }) => id === LoggingConfig.LogGroup.Ref);
      expect(log?.properties).toEqual({ LogGroupName: `/aws/lambda/${FunctionName}`, RetentionInDays: 30 });
    },
  );

  test("finds in its environment what it reads, and no more for more flows", () => {
    const variables = functions.map(
      ({ properties }) => Function.parse(deployed(properties)).Environment.Variables,
    );
    for (const each of variables) {
      expect(() => readEnvironment({ ...each, AWS_REGION: "eu-west-3" })).not.toThrow();
      expect(JSON.stringify(each)).not.toMatch(/inbound|target|orders|stock|prices/);
    }
  });
});

/** The environments of the gates of a client with so many flows, each once. */
function gateEnvironments(flows: number): ReadonlySet<string> {
  const gates = ofType(synthesized(clientOf(flows)), "AWS::Lambda::Function").filter(({ id }) =>
    id.startsWith("Gate"),
  );
  return new Set(gates.map(({ properties }) => JSON.stringify(properties["Environment"])));
}

test("the environment of a gate is the same for 1 flow and for 41", () => {
  expect(gateEnvironments(41)).toEqual(gateEnvironments(1));
});

test("each flow's inbound queue is mapped to the gate, promptly or by large batches", () => {
  const common = {
    FunctionName: { Ref: expect.stringMatching(/^GateFunction/) },
    FunctionResponseTypes: ["ReportBatchItemFailures"],
    ScalingConfig: { MaximumConcurrency: 10 },
  };
  expect(mappings().map(({ properties }) => deployed(properties))).toEqual([
    {
      ...common,
      EventSourceArn: "arn:aws:sqs:ap-southeast-1:123456789012:watchdog-acme-orders-inbound",
      BatchSize: 10,
    },
    {
      ...common,
      EventSourceArn: "arn:aws:sqs:ap-southeast-1:123456789012:watchdog-acme-stock-inbound",
      BatchSize: 500,
      MaximumBatchingWindowInSeconds: 20,
    },
    { ...common, EventSourceArn: "arn:aws:sqs:eu-west-3:123456789012:legacy-prices", BatchSize: 10 },
  ]);
});

test("a mapping waits for the rights under which it polls", () => {
  const policies = ofType(stacks, "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
    .map(({ id }) => id)
    .filter((id) => id.startsWith("GateRole"));
  expect(policies).not.toEqual([]);
  for (const { dependsOn } of mappings()) expect(dependsOn).toEqual(expect.arrayContaining(policies));
});

test("no mapping filters, since a message that a filter leaves out is deleted", () => {
  for (const { properties } of mappings()) expect(properties).not.toHaveProperty("FilterCriteria");
});

test("how many gates work on one queue is the client's to say", () => {
  const client = clientOf(1, { gate: { maximumConcurrency: 25, timeoutSeconds: 20, memoryMegabytes: 1024 } });
  const [first] = synthesized(client).filter(({ name }) => name === "AcmeRuntime");
  first?.template.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
    ScalingConfig: { MaximumConcurrency: 25 },
  });
  first?.template.hasResourceProperties("AWS::Lambda::Function", { Timeout: 20, MemorySize: 1024 });
  expect(first).toBeDefined();
});

test.each(["Sweep", "Probe"])(
  "%s starts every minute, once; a run that failed is left to the next",
  (name) => {
    const ofIt = (type: string) => ofType(stacks, type).filter(({ id }) => id.startsWith(name));
    expect(ofIt("AWS::Scheduler::Schedule").map(({ properties }) => properties)).toMatchObject([
      {
        ScheduleExpression: "rate(1 minute)",
        FlexibleTimeWindow: { Mode: "OFF" },
        Target: {
          Arn: { "Fn::GetAtt": [expect.stringMatching(`^${name}Function`), "Arn"] },
          RoleArn: { "Fn::GetAtt": [expect.stringMatching(`^${name}Invoker`), "Arn"] },
          RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 },
        },
      },
    ]);
    expect(ofIt("AWS::Lambda::EventInvokeConfig").map(({ properties }) => properties)).toMatchObject([
      {
        FunctionName: { Ref: expect.stringMatching(`^${name}Function`) },
        MaximumRetryAttempts: 0,
        MaximumEventAgeInSeconds: 60,
      },
    ]);
  },
);

/** Where the functions that tell of calls point to, of a client with these consoles. */
function consolesPointedTo(consoles: readonly string[]): ReadonlyArray<unknown> {
  const client = clientOf(1, { signIn: { pool: "own", consoles: [...consoles] } });
  return ofType(synthesized(client), "AWS::Lambda::Function")
    .map(({ properties }) => Function.parse(deployed(properties)))
    .filter(({ FunctionName }) => /-(link|sweep)$/.test(FunctionName))
    .map(({ Environment: { Variables } }) => Variables["CONSOLE_URL"]);
}

test("calls point to the first console that a client names, and to none where it names none", () => {
  const desk = "https://desk.example.com";
  expect(consolesPointedTo([desk, "https://other.example.com"])).toEqual([desk, desk]);
  expect(consolesPointedTo([])).toEqual([undefined, undefined]);
});
