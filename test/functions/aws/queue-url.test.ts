import { expect, test } from "vitest";
import { queueUrl } from "../../../functions/aws/queue-url.ts";

test.each([
  ["arn:aws:sqs:eu-west-3:123456789012:orders", "https://sqs.eu-west-3.amazonaws.com/123456789012/orders"],
  [
    "arn:aws-cn:sqs:cn-north-1:123456789012:q.fifo",
    "https://sqs.cn-north-1.amazonaws.com.cn/123456789012/q.fifo",
  ],
])("%s has its URL in its partition", (arn, url) => {
  expect(queueUrl(arn)).toBe(url);
});

test("an endpoint of one's own takes the place of AWS's", () => {
  const arn = "arn:aws:sqs:eu-west-3:000000000000:orders";
  expect(queueUrl(arn, "http://127.0.0.1:4100/")).toBe("http://127.0.0.1:4100/000000000000/orders");
});

test("what is no ARN of a queue is refused", () => {
  expect(() => queueUrl("arn:aws:sns:eu-west-3:000000000000:topic")).toThrow("is no ARN of an SQS queue");
});
