import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { cliSnippet, postSnippet, sdkSnippet } from "../../../console/flow/sending.ts";
import { perHour, stretchOf } from "../../../console/flow/shown-period.ts";

const inbound = {
  url: "https://sqs.eu-west-3.amazonaws.com/123456789012/watchdog-acme-orders-inbound",
  region: "eu-west-3",
};

test("both ways of sending name the queue and its region", () => {
  expect(cliSnippet(inbound)).toBe(
    [
      "aws sqs send-message \\",
      "  --region eu-west-3 \\",
      "  --queue-url 'https://sqs.eu-west-3.amazonaws.com/123456789012/watchdog-acme-orders-inbound' \\",
      "  --message-body file://message.json",
    ].join("\n"),
  );
  expect(sdkSnippet(inbound)).toContain('region: "eu-west-3"');
  expect(sdkSnippet(inbound)).toContain(`QueueUrl: "${inbound.url}"`);
});

test("a post names the door of the flow, and sends a key that is good once", () => {
  const snippet = postSnippet("https://desk.example.com", "shop-orders");
  expect(snippet).toContain("curl 'https://desk.example.com/exchanges/shop-orders'");
  expect(snippet).toContain('-H "Authorization: Bearer $TOKEN"');
  // The key is a quoted text within the header, made anew each time.
  expect(snippet).toContain(String.raw`-H "Idempotency-Key: \"$(uuidgen)\""`);
  expect(
    snippet
      .split("\n")
      .slice(0, -1)
      .every((line) => line.endsWith(" \\")),
  ).toBe(true);
});

test("a FIFO queue is sent to by the group of the business key", () => {
  const fifo = { ...inbound, url: `${inbound.url}.fifo` };
  expect(cliSnippet(fifo)).toContain("--message-group-id 'the-business-key'");
  expect(sdkSnippet(fifo)).toContain("MessageGroupId: businessKey,");
  expect(sdkSnippet(inbound)).not.toContain("MessageGroupId");
});

test("a period reaches to the end of the minute, and stays the same within it", () => {
  const early = Temporal.Instant.from("2026-11-24T09:00:10Z");
  const stretch = { from: "2026-11-17T09:01:00Z", until: "2026-11-24T09:01:00Z" };
  expect(stretchOf("week", early)).toEqual(stretch);
  expect(stretchOf("week", early.add({ seconds: 40 }))).toEqual(stretch);
  expect(stretchOf("day", early).from).toBe("2026-11-23T09:01:00Z");
});

test("an expected volume is told for an hour, whatever its window", () => {
  expect(perHour(10, 30)).toBe(20);
  expect(perHour(100, 24 * 60)).toBeCloseTo(4.17);
});
