/**
 * A deploy must not give a queue, table, bucket, topic or user pool another logical id or name: CloudFormation would make
 * a new, empty one, or refuse because the kept one has the name. How an operator takes a flow out and
 * brings it back is in docs/decisions/0001-a-flow-leaves-and-returns.md.
 */
import { describe, expect, test } from "vitest";
import { client as demo } from "../../clients/demo/client.ts";
import type { Client } from "../../schemas/client.ts";
import { clientOf, everyKind } from "./clients.ts";
import { ofType, type Resource, synthesized, type SynthesizedStack } from "./synthesized.ts";

const STATEFUL = [
  "AWS::SQS::Queue",
  "AWS::DynamoDB::GlobalTable",
  "AWS::S3::Bucket",
  "AWS::SNS::Topic",
  "AWS::Cognito::UserPool",
];
const NAMES = ["QueueName", "TableName", "BucketName", "TopicName", "UserPoolName"];

const name = ({ properties }: Resource) => NAMES.map((key) => properties[key]).find((value) => value);
const placed = (stacks: readonly SynthesizedStack[]) =>
  ofType(stacks, ...STATEFUL).map((resource) => [resource.stack, resource.id, name(resource)]);

/** The templates by stack, but for the rights of gates, which name the flows that are there. */
function settled(client: Client): ReadonlyMap<string, unknown> {
  const rights = ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"];
  return new Map(
    synthesized(client).map((stack) => [
      stack.name,
      stack.resources.filter(({ type }) => !rights.includes(type)),
    ]),
  );
}

test("the demo client's queues, tables, bucket, topics and user pool keep their logical ids and names", () => {
  const bucket = { "Fn::Join": ["", expect.arrayContaining(["watchdog-demo-payloads-"])] };
  expect(placed(synthesized(demo))).toEqual(
    expect.arrayContaining([
      ["DemoData", "StoresJournal59AC4E51", "watchdog-demo-journal"],
      ["DemoData", "StoresPulse63BE3CB3", "watchdog-demo-pulse"],
      ["DemoData", "StoresQuarantine83A49110", "watchdog-demo-quarantine"],
      ["DemoData", "StoresWatch1D78A8D4", "watchdog-demo-watch"],
      ["DemoData", "StoresIncident06AA978B", "watchdog-demo-incident"],
      ["DemoData", "StoresMailbox26680EA8", "watchdog-demo-mailbox"],
      ["DemoData", "StoresPlan5E96484B", "watchdog-demo-plan"],
      ["DemoData", "StoresAudit7CEFB6B3", "watchdog-demo-audit"],
      ["DemoData", expect.stringMatching(/^StoresJobs[0-9A-F]{8}$/), "watchdog-demo-jobs"],
      ["DemoData", "StoresPayloads3122DBBB", bucket],
      ["DemoData", "GuardianTopic2F6CE7BD", "watchdog-demo-guardian"],
      ["DemoData", "SignInPoolFD298EFA", "watchdog-demo"],
      ["DemoData", "ReplayDead4E558974", "watchdog-demo-replay-dead"],
      ["DemoData", "ReplayQueue8A9613F4", "watchdog-demo-replay"],
      ["DemoData", "FlowsShopOrdersInboundDeadFA0B38C0", "watchdog-demo-shop-orders-inbound-dead"],
      ["DemoData", "FlowsShopOrdersInbound01DF367A", "watchdog-demo-shop-orders-inbound"],
      ["DemoData", "FlowsShopOrdersTarget77CBB3DA", "watchdog-demo-shop-orders-target"],
    ]),
  );
});

test("who signs in at the pool keeps a logical id, since a new one would sign all out and need a new secret", () => {
  const clients = ofType(synthesized(demo), "AWS::Cognito::UserPoolClient");
  expect(clients.map(({ stack, id }) => [stack, id])).toEqual([
    ["DemoData", "SignInPoolConsole0B7CBC7B"],
    ["DemoData", "SignInPoolSenderShopCD379BF8"],
  ]);
});

test("a mapping keeps its logical id, since Lambda takes one mapping of a queue to a function", () => {
  expect(ofType(synthesized(demo), "AWS::Lambda::EventSourceMapping").map(({ id }) => id)).toEqual(
    expect.arrayContaining(["GateMappingsShopOrdersE29184BB"]),
  );
});

describe.each([
  ["demo", synthesized(demo)],
  ["every kind", synthesized(everyKind)],
] as const)("%s", (_, stacks) => {
  test("what holds data stands in a protected data stack and is kept whatever happens to its stack", () => {
    for (const { stack, deletionPolicy, updateReplacePolicy } of ofType(stacks, ...STATEFUL)) {
      expect(stack).toMatch(/Data\d*$/);
      expect([deletionPolicy, updateReplacePolicy]).toEqual(["Retain", "Retain"]);
    }
    for (const { name, terminationProtection } of stacks) {
      expect([name, terminationProtection]).toEqual([name, /Data\d*$/.test(name)]);
    }
  });
});

describe("up to 40 flows, whichever leaves", () => {
  const before = synthesized(clientOf(40));
  const after = synthesized(clientOf(40, { without: [7] }));

  test("the others keep their stack, their logical ids and their names", () => {
    const others = placed(before).filter(([, id]) => !/^FlowsFlow7(Inbound|Target)/.test(String(id)));
    expect(placed(after)).toEqual(others);
    expect(placed(before).length - others.length).toBe(3);
  });

  test("its mapping and its outputs leave with it, and nothing of the other stack holds them", () => {
    const text = JSON.stringify(after.map(({ template }) => template.toJSON()));
    expect(text).not.toMatch(/Flow7(Inbound|Target|[0-9A-F]{8}")|-flow-7-/);
  });

  test("when it returns, even at the end of the configuration, it gets the very same ids and names", () => {
    const { "flow-7": seventh, ...rest } = clientOf(40).flows;
    if (!seventh) throw new Error("the client has no flow-7");
    const returned = { ...clientOf(40), flows: { ...rest, "flow-7": seventh } };
    const again = placed(synthesized(returned));
    expect(again).toEqual(expect.arrayContaining(placed(before)));
    expect(again).toHaveLength(placed(before).length);
  });
});

describe("above 40 flows", () => {
  test("a flow leaves the first pair, whose size is lowered, and the other pairs stay as they are", () => {
    const before = settled(clientOf(82));
    const after = settled(clientOf(82, { without: [7], pairSizes: [39] }));
    for (const stack of ["AcmeData2", "AcmeRuntime2", "AcmeData3", "AcmeRuntime3"]) {
      expect(after.get(stack)).toEqual(before.get(stack));
    }
    expect([...after.keys()]).toEqual([...before.keys()]);
  });

  test("without that, the flows after it would move to other stacks", () => {
    const moved = placed(synthesized(clientOf(82, { without: [7] })));
    expect(moved).toContainEqual(["AcmeData", expect.any(String), "watchdog-acme-flow-41-inbound"]);
  });
});
