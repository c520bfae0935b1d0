import { expect, test } from "vitest";
import { bootFailure } from "../../../local/show/boot-failure.ts";
import { oneLine } from "../../../local/show/one-line.ts";
import { wordings } from "../../../local/show/wording.ts";
import { ClientConfigurationError } from "../../../schemas/client.ts";
import { ConfigurationError } from "../../../schemas/configuration-error.ts";

const inUse = Object.assign(new Error("listen EADDRINUSE"), { code: "EADDRINUSE", port: 4566 });

test.each([
  [
    "a port in use",
    inUse,
    "Port 4566 is in use: end what listens there, or choose another one with --sqs-port or --dynamodb-port.",
  ],
  ["a configuration at fault", new ClientConfigurationError("there is no client"), "there is no client"],
  ["a part of it at fault", new ConfigurationError("the team cannot be used"), "the team cannot be used"],
  ["anything else", new Error("boom\n    at a (b.ts:1:2)\n    at c"), "It could not start: boom"],
  ["what is no error", "boom", "It could not start: boom"],
])("%s is told in a sentence", (_, error, told) => {
  expect(bootFailure(error, wordings.en)).toBe(told);
});

test("a log entry becomes one line without the frames of its stack, and not too long", () => {
  expect(oneLine("{\n  message: 'no',\n  error: Error: boom\n      at x (y:1:1)\n}")).toBe(
    "{ message: 'no', error: Error: boom }",
  );
  expect(oneLine("x".repeat(1000))).toHaveLength(300);
});
