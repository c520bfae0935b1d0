import { describe, expect, test } from "vitest";
import * as z from "zod";
import { clientOf, everyKind, adoptingClientOf } from "./clients.ts";
import { deployed, ofType, type Resource, type SynthesizedStack, synthesized } from "./synthesized.ts";

/** CloudFormation quotas, "AWS CloudFormation quotas". */
const RESOURCES_MAX = 500;
const OUTPUTS_MAX = 200;
const TEMPLATE_BYTES_MAX = 1_048_576;

/** IAM quotas, in characters without white space: all inline policies of a role, one managed policy. */
const INLINE_CHARACTERS_MAX = 10_240;
const MANAGED_CHARACTERS_MAX = 6_144;
const MANAGED_POLICIES_MAX = 10;

const AttachedTo = z.object({ Roles: z.array(z.object({ Ref: z.string() })) });

function characters(policy: Resource): number {
  return JSON.stringify(deployed(policy.properties["PolicyDocument"])).replaceAll(/\s/g, "").length;
}

/** The policies of a type that a role bears. */
function policiesOf(stack: SynthesizedStack, type: string, role: string): readonly Resource[] {
  return ofType([stack], type).filter(({ properties }) =>
    AttachedTo.parse(properties).Roles.some(({ Ref }) => Ref === role),
  );
}

/** The flows whose mapping stands in a stack, by the number in their name. */
function mappedFlows(stack: SynthesizedStack): readonly number[] {
  return ofType([stack], "AWS::Lambda::EventSourceMapping")
    .filter(({ id }) => id.startsWith("GateMappings"))
    .map(({ id }) => Number(/^GateMappingsFlow(\d{1,3}?)[0-9A-F]{8}$/.exec(id)?.[1]));
}

const hundred = synthesized(clientOf(100));

function named(name: string): readonly SynthesizedStack[] {
  return hundred.filter((stack) => stack.name === name);
}

function numbers(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

const clients: readonly (readonly [string, readonly SynthesizedStack[]])[] = [
  ["3 flows of every kind", synthesized(everyKind)],
  ["100 flows", hundred],
  ["40 adopting flows with the longest names", synthesized(adoptingClientOf(40))],
  ["150 adopting flows with the longest names", synthesized(adoptingClientOf(150))],
];

describe.each(clients)("%s", (_, stacks) => {
  test.each(stacks.map((stack) => [stack.name, stack] as const))("%s stays within its limits", (_, stack) => {
    expect(stack.resources.length).toBeLessThanOrEqual(RESOURCES_MAX);
    expect(Object.keys(stack.outputs).length).toBeLessThanOrEqual(OUTPUTS_MAX);
    expect(JSON.stringify(stack.template.toJSON()).length).toBeLessThan(TEMPLATE_BYTES_MAX);
    for (const role of ofType([stack], "AWS::IAM::Role")) {
      const inline = policiesOf(stack, "AWS::IAM::Policy", role.id);
      const managed = policiesOf(stack, "AWS::IAM::ManagedPolicy", role.id);
      expect(inline.reduce((sum, policy) => sum + characters(policy), 0)).toBeLessThanOrEqual(
        INLINE_CHARACTERS_MAX,
      );
      expect(managed.length).toBeLessThanOrEqual(MANAGED_POLICIES_MAX);
      for (const policy of managed) expect(characters(policy)).toBeLessThanOrEqual(MANAGED_CHARACTERS_MAX);
    }
  });

  test("no stack exports to another, or imports from one; of its outputs only those of the sign-in are read", () => {
    for (const { template } of stacks) {
      const text = JSON.stringify(template.toJSON());
      expect(text).not.toMatch(/"(Export|Fn::ImportValue)":/);
      const read = [...text.matchAll(/"OutputName":"(\w+)"/g)].map(([, output]) => output);
      expect(["Issuer", "ClientId", "SenderIdShop"]).toEqual(expect.arrayContaining([...new Set(read)]));
    }
  });
});

describe("100 flows", () => {
  test("go to numbered pairs, each flow to one of them, 40 to a pair", () => {
    expect(hundred.map(({ name }) => name)).toEqual([
      "AcmeData",
      "AcmeRuntime",
      "AcmeData2",
      "AcmeRuntime2",
      "AcmeData3",
      "AcmeRuntime3",
    ]);
    expect(named("AcmeRuntime").flatMap(mappedFlows)).toEqual(numbers(1, 40));
    expect(named("AcmeRuntime2").flatMap(mappedFlows)).toEqual(numbers(41, 80));
    expect(named("AcmeRuntime3").flatMap(mappedFlows)).toEqual(numbers(81, 100));
    for (const [data, from, to] of [
      ["AcmeData", 1, 40],
      ["AcmeData2", 41, 80],
      ["AcmeData3", 81, 100],
    ] as const) {
      const outputs = named(data).flatMap(({ outputs }) => Object.keys(outputs));
      expect(outputs.filter((output) => output.startsWith("Flow"))).toEqual(
        numbers(from, to).flatMap((n) => [`Flow${n}Inbound`, `Flow${n}Target`]),
      );
    }
  });

  test("have a gate to each pair, under a name of its own", () => {
    const gates = ofType(hundred, "AWS::Lambda::Function").filter(({ id }) => id.startsWith("Gate"));
    expect(gates.map(({ properties }) => properties["FunctionName"])).toEqual([
      "watchdog-acme-gate",
      "watchdog-acme-gate2",
      "watchdog-acme-gate3",
    ]);
  });

  test("are deployed queues and stores first", () => {
    expect(named("AcmeRuntime3").flatMap(({ dependencies }) => dependencies)).toEqual(
      expect.arrayContaining(["AcmeData", "AcmeData3"]),
    );
    for (const data of ["AcmeData", "AcmeData2", "AcmeData3"]) {
      expect(named(data).flatMap(({ dependencies }) => dependencies)).toEqual([]);
    }
  });
});

test("a further pair that adopts all its queues keeps nothing, and has no data stack", () => {
  const names = synthesized(adoptingClientOf(41)).map(({ name }) => name);
  expect(names).toEqual(["AbcdefghijklmnopData", "AbcdefghijklmnopRuntime", "AbcdefghijklmnopRuntime2"]);
});
