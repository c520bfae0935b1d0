import { expect, test } from "vitest";
import { carried, inBody } from "../../../functions/payload/carried.ts";
import type { MessageAttributes } from "../../../schemas/message.ts";

const told = (stringValue: string, name = "Content-Transfer-Encoding"): MessageAttributes => ({
  [name]: { dataType: "String", stringValue },
});
const encoded = Buffer.from("é").toString("base64");
const base64 = { transferEncoding: "base64" as const };
const unstated = { transferEncoding: undefined };

test.each([
  ["text where nobody says otherwise", encoded, {}, unstated, encoded, null],
  ["base64 where its attribute says so", encoded, told("base64"), unstated, "é", "base64"],
  [
    "base64 whatever the case",
    encoded,
    told(" BASE64 ", "content-transfer-encoding"),
    unstated,
    "é",
    "base64",
  ],
  ["base64 where the flow says so", encoded, {}, base64, "é", "base64"],
  ["text where its attribute says so against the flow", "é", told("8bit"), base64, "é", null],
  ["text where its flow is no more", "é", {}, undefined, "é", null],
])("a payload is %s", (_, body, attributes, flow, text, transferEncoding) => {
  const payload = carried({ body, attributes }, flow);
  expect(payload).toMatchObject({ outcome: "payload", transferEncoding });
  expect(payload.bytes.toString()).toBe(text);
  expect(inBody(payload.bytes, transferEncoding === null ? null : "base64")).toBe(body);
});

test("what was recorded holds, whatever the flow says today", () => {
  const payload = carried({ body: encoded, attributes: {} }, unstated, "base64");
  expect(payload.bytes.toString()).toBe("é");
});

test.each([
  ["a body that is not base64", "QU\nJ*", told("base64"), "transfer-encoding-broken", { line: 2, column: 2 }],
  [
    "an encoding that is not read",
    "=C3=A9",
    told("quoted-printable"),
    "transfer-encoding-unknown",
    { line: 1, column: 1 },
  ],
  ["an encoding of no name", "é", told(""), "transfer-encoding-unknown", { line: 1, column: 1 }],
])("%s is found, at its place and without a value", (_, body, attributes, code, position) => {
  const payload = carried({ body, attributes }, unstated);
  expect(payload).toMatchObject({ outcome: "broken", finding: { code, position, path: "" } });
  expect(payload.bytes.toString()).toBe(body);
});
