import { describe, expect, test } from "vitest";
import { NO_VALUE, references, resolve, type Scope } from "../../local/assembly/intrinsics.ts";

const scope: Scope = {
  ref(name) {
    const known: Record<string, unknown> = {
      Queue: "http://queue",
      Ports: ["80", "443"],
      "AWS::Region": "eu-west-3",
      "AWS::NoValue": NO_VALUE,
    };
    if (!(name in known)) throw new Error(`there is no ${name}`);
    return known[name];
  },
  attribute: (logicalId, name) => `<${logicalId} ${name}>`,
  condition: (name) => name === "IsProd",
  importedValue: (name) => `import of ${name}`,
  stackOutput: (stack, output) => `${stack}:${output}`,
};

describe("an expression", () => {
  test.each<[name: string, expression: unknown, value: unknown]>([
    ["no expression at all", { a: [1, true, null, "x"] }, { a: [1, true, null, "x"] }],
    ["Ref", { Ref: "Queue" }, "http://queue"],
    ["Ref of nothing leaves the property out", { a: 1, b: { Ref: "AWS::NoValue" } }, { a: 1 }],
    ["Ref of nothing leaves the element out", [1, { Ref: "AWS::NoValue" }, 2], [1, 2]],
    ["GetAtt as a list", { "Fn::GetAtt": ["Queue", "Arn"] }, "<Queue Arn>"],
    ["GetAtt as text", { "Fn::GetAtt": "Queue.Arn" }, "<Queue Arn>"],
    ["Join", { "Fn::Join": [":", ["arn", { Ref: "AWS::Region" }, 1]] }, "arn:eu-west-3:1"],
    ["Join of a list", { "Fn::Join": ["-", { Ref: "Ports" }] }, "80-443"],
    [
      "Sub",
      { "Fn::Sub": "${AWS::Region} ${Queue} ${Queue.Arn} ${!Literal}" },
      "eu-west-3 http://queue <Queue Arn> ${Literal}",
    ],
    [
      "Sub with variables",
      { "Fn::Sub": ["${a}-${Queue}", { a: { Ref: "AWS::Region" } }] },
      "eu-west-3-http://queue",
    ],
    ["Select", { "Fn::Select": [1, { Ref: "Ports" }] }, "443"],
    ["Select by text", { "Fn::Select": ["0", ["a", "b"]] }, "a"],
    ["Split", { "Fn::Split": [":", "a:b"] }, ["a", "b"]],
    ["Split and Select", { "Fn::Select": [3, { "Fn::Split": [":", "arn:aws:sqs:eu-west-3"] }] }, "eu-west-3"],
    ["If that holds", { "Fn::If": ["IsProd", "yes", { Ref: "Unknown" }] }, "yes"],
    ["If that does not hold", { "Fn::If": ["IsTest", { Ref: "Unknown" }, "no"] }, "no"],
    ["Equals", { "Fn::Equals": [{ Ref: "AWS::Region" }, "eu-west-3"] }, true],
    ["And", { "Fn::And": [{ Condition: "IsProd" }, { Condition: "IsTest" }] }, false],
    ["Or", { "Fn::Or": [{ Condition: "IsProd" }, { Condition: "IsTest" }] }, true],
    ["Not", { "Fn::Not": [{ Condition: "IsTest" }] }, true],
    ["ImportValue", { "Fn::ImportValue": "Data:Queue" }, "import of Data:Queue"],
    ["GetStackOutput", { "Fn::GetStackOutput": { StackName: "Data", OutputName: "Queue" } }, "Data:Queue"],
    [
      "a policy statement's Condition is none",
      { Condition: { Bool: { "aws:SecureTransport": "false" } } },
      { Condition: { Bool: { "aws:SecureTransport": "false" } } },
    ],
  ])("%s", (_name, expression, value) => {
    expect(resolve(expression, scope)).toEqual(value);
  });

  test.each([
    [
      "a function that the host does not know",
      { "Fn::Cidr": ["10.0.0.0/16", 1, 8] },
      "does not resolve Fn::Cidr",
    ],
    ["an element that is not there", { "Fn::Select": [5, ["a"]] }, "no element 5"],
    ["a reference to nothing", { "Fn::Sub": "${Unknown}" }, "there is no Unknown"],
  ])("is refused: %s", (_name, expression, why) => {
    expect(() => resolve(expression, scope)).toThrow(why);
  });
});

test("the references of a value are found wherever they stand", () => {
  const value = {
    a: { Ref: "A" },
    b: [{ "Fn::GetAtt": ["B", "Arn"] }, { "Fn::Join": ["", [{ "Fn::GetAtt": "C.Arn" }]] }],
    d: { "Fn::Sub": ["${D.Arn}${x}", { x: { Ref: "E" } }] },
    f: { "Fn::If": ["Condition", { Ref: "F" }, "none"] },
  };
  expect(references(value)).toEqual(expect.arrayContaining(["A", "B", "C", "D", "E", "F"]));
});
