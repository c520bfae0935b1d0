import { expect, test } from "vitest";
import { refusal } from "../../local/messaging/send-rules.ts";

const attributes = (count: number): Record<string, { DataType: string; StringValue: string }> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`a${at}`, { DataType: "String", StringValue: "x" }]),
  );

test.each([
  ["ten message attributes", { MessageAttributes: attributes(10) }, ""],
  ["eleven message attributes", { MessageAttributes: attributes(11) }, "Number of message attributes [11]"],
  [
    "an attribute without a value",
    { MessageAttributes: { a: { DataType: "String", StringValue: "" } } },
    "'a'",
  ],
  ["an attribute without a type", { MessageAttributes: { a: { StringValue: "x" } } }, "'a'"],
  [
    "ids of punctuation",
    { MessageGroupId: "a!\"#$%&'()*+,-./", MessageDeduplicationId: ":;<=>?@[\\]^_`{|}~" },
    "",
  ],
  ["ids of 128 characters", { MessageGroupId: "g".repeat(128) }, ""],
  [
    "an id of 129 characters",
    { MessageDeduplicationId: "d".repeat(129) },
    "parameter MessageDeduplicationId",
  ],
  ["an id with a space", { MessageGroupId: "order 1" }, "parameter MessageGroupId"],
  ["an id with an accent", { MessageDeduplicationId: "été" }, "parameter MessageDeduplicationId"],
  ["an empty id", { MessageGroupId: "" }, "parameter MessageGroupId"],
])("%s", (_name, message, why) => {
  const said = refusal(message)?.message ?? "";
  expect(said).toContain(why);
  expect(said === "").toBe(why === "");
});
