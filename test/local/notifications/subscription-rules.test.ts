import { expect, test } from "vitest";
import { refusedSubscription } from "../../../local/notifications/subscription-rules.ts";

const wanted = { topicIsFifo: false, attributes: {} };

test.each([
  ["email", "ada@example.com"],
  ["email-json", "ada@example.com"],
  ["sms", "+33612345678"],
  ["http", "http://127.0.0.1:9000/hook"],
  ["https", "https://chat.example.com/hook"],
  ["sqs", "arn:aws:sqs:eu-west-3:000000000000:inbox.fifo"],
])("%s takes %s and refuses what is no such endpoint", (protocol, endpoint) => {
  expect(refusedSubscription({ ...wanted, protocol, endpoint })).toBeUndefined();
  expect(refusedSubscription({ ...wanted, protocol, endpoint: "somewhere" })).toEqual(expect.any(String));
});

test.each<[name: string, subscription: Partial<Parameters<typeof refusedSubscription>[0]>, why: string]>([
  [
    "a protocol that is not delivered",
    { protocol: "lambda" },
    "does not deliver to subscriptions of protocol lambda",
  ],
  ["an e-mail from a FIFO topic", { topicIsFifo: true }, "a FIFO topic does not deliver to protocol email"],
  ["raw e-mail", { attributes: { RawMessageDelivery: "true" } }, "does not support raw message delivery"],
  ["a scope that there is not", { attributes: { FilterPolicyScope: "Subject" } }, "Invalid value [Subject]"],
  [
    "a policy that nests, by the scope that it gets",
    { attributes: { FilterPolicy: '{"a":{"b":["x"]}}', FilterPolicyScope: "MessageAttributes" } },
    "FilterPolicy: ",
  ],
])("%s is refused", (_name, subscription, why) => {
  const all = { ...wanted, protocol: "email", endpoint: "ada@example.com", ...subscription };
  expect(refusedSubscription(all)).toContain(why);
});

test("a policy that nests is taken for bodies", () => {
  const attributes = { FilterPolicy: '{"a":{"b":["x"]}}', FilterPolicyScope: "MessageBody" };
  const all = { ...wanted, protocol: "email", endpoint: "ada@example.com", attributes };
  expect(refusedSubscription(all)).toBeUndefined();
});
