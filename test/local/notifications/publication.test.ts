import { describe, expect, test } from "vitest";
import { publication, textFor } from "../../../local/notifications/publication.ts";

function published(fields: Record<string, string>) {
  const read = publication(fields);
  if ("refusal" in read) throw new Error(read.refusal.message);
  return read.publication;
}

test("a plain message is the same for every protocol", () => {
  const plain = published({ Message: '{"default":"a"}' });
  expect([textFor("sqs", plain), textFor("sms", plain)]).toEqual(['{"default":"a"}', '{"default":"a"}']);
});

test("of a structured message each protocol takes its own text, else the default; what is no text is passed over", () => {
  const Message = JSON.stringify({ default: "d", sms: "short", email: { not: "text" }, pigeon: "p" });
  const structured = published({ Message, MessageStructure: "json" });
  const protocols = ["sms", "email", "sqs", "https"];
  expect(protocols.map((protocol) => textFor(protocol, structured))).toEqual(["short", "d", "d", "d"]);
});

const attribute = (type: string, value: string) => ({
  "MessageAttributes.entry.1.Name": "contact",
  "MessageAttributes.entry.1.Value.DataType": type,
  "MessageAttributes.entry.1.Value.StringValue": value,
});

describe("a publish is refused", () => {
  test.each<[name: string, fields: Record<string, string>, why: string]>([
    ["without a message", { Message: "" }, "Invalid parameter: Empty message"],
    ["above 256 KiB", { Message: "x".repeat(262_145) }, "Invalid parameter: Message too long"],
    [
      "with a subject of 101 characters",
      { Message: "m", Subject: "s".repeat(101) },
      "Invalid parameter: Subject",
    ],
    ["with a subject beyond ASCII", { Message: "m", Subject: "Flux arrêté" }, "Invalid parameter: Subject"],
    ["with a subject of two lines", { Message: "m", Subject: "a\nBcc: b" }, "Invalid parameter: Subject"],
    [
      "with a subject that begins with a blank",
      { Message: "m", Subject: " a" },
      "Invalid parameter: Subject",
    ],
    ["with an empty subject", { Message: "m", Subject: "" }, "Invalid parameter: Subject"],
    [
      "with a structure that is no JSON",
      { Message: "m", MessageStructure: "json" },
      "Invalid parameter: Message Structure - JSON message body failed to parse",
    ],
    [
      "with a structure that is a list",
      { Message: "[]", MessageStructure: "json" },
      "Invalid parameter: Message Structure - JSON message body failed to parse",
    ],
    [
      "with a structure without a default",
      { Message: '{"sms":"s","default":1}', MessageStructure: "json" },
      "Invalid parameter: Message Structure - No default entry in JSON message body",
    ],
    [
      "with another structure",
      { Message: "m", MessageStructure: "xml" },
      "Invalid parameter: MessageStructure: xml",
    ],
    [
      "with an empty attribute",
      { Message: "m", ...attribute("String", "") },
      "must contain non-empty message attribute value",
    ],
    [
      "with an attribute that the emulator would match wrongly",
      { Message: "m", ...attribute("String.Array", "[]") },
      "String.Array",
    ],
  ])("%s", (_name, fields, why) => {
    expect(publication(fields)).toEqual({
      refusal: { code: expect.any(String), message: expect.stringContaining(why) },
    });
  });

  test.each(["Stopped since 10:00", "[P1] shop-orders", "s".repeat(100)])(
    "never for the subject %s",
    (Subject) => {
      expect(published({ Message: "m", Subject }).subject).toBe(Subject);
    },
  );
});
