import { describe, expect, test } from "vitest";
import { SqsStore } from "../../local/messaging/fauxqs.ts";
import { QueueStore } from "../../local/messaging/queue-store.ts";
import type { Queue } from "../../local/messaging/queue.ts";

function fifo(): Queue {
  return new QueueStore("eu-west-3").define("orders.fifo", { VisibilityTimeout: "30" });
}

function send(queue: Queue, group: string, ...bodies: string[]): void {
  for (const body of bodies) {
    const message = SqsStore.createMessage(body, {}, undefined, group, body);
    message.sequenceNumber = queue.nextSequenceNumber();
    queue.enqueue(message);
  }
}

function receive(queue: Queue, count = 10): { body: string; handle: string }[] {
  return queue.dequeue(count).map((message) => ({ body: message.Body, handle: message.ReceiptHandle }));
}

const bodies = (messages: { body: string }[]): string[] => messages.map(({ body }) => body);

describe("a FIFO queue", () => {
  test("fills a batch from one group, in order", () => {
    const queue = fifo();
    send(queue, "a", "1", "2", "3");
    expect(bodies(receive(queue))).toEqual(["1", "2", "3"]);
  });

  test("gives nothing more of a group of which something is in flight", () => {
    const queue = fifo();
    send(queue, "a", "1", "2");
    send(queue, "b", "3");
    expect(bodies(receive(queue, 1))).toEqual(["1"]);
    expect(bodies(receive(queue))).toEqual(["3"]);
    expect(receive(queue)).toEqual([]);
  });

  test("frees a group only when the last of it is gone", () => {
    const queue = fifo();
    send(queue, "a", "1", "2", "3");
    const [first, second] = receive(queue, 2);
    queue.deleteMessage(first?.handle ?? "");
    expect(receive(queue)).toEqual([]);
    queue.deleteMessage(second?.handle ?? "");
    expect(bodies(receive(queue))).toEqual(["3"]);
  });

  test("gives back in order what was returned", () => {
    const queue = fifo();
    send(queue, "a", "1", "2", "3");
    for (const { handle } of receive(queue, 2)) queue.changeVisibility(handle, 0);
    expect(bodies(receive(queue))).toEqual(["1", "2", "3"]);
  });

  test("gives back in order what was not deleted in time", () => {
    const queue = fifo();
    send(queue, "a", "1", "2", "3");
    for (const message of queue.dequeue(2, 0)) expect(message.Body).not.toBe("3");
    expect(bodies(receive(queue))).toEqual(["1", "2", "3"]);
  });

  test("remembers more than ten thousand deduplication ids", () => {
    const queue = fifo();
    for (let count = 0; count < 12_000; count += 1)
      queue.recordDeduplication(String(count), `m${count}`, "1");
    expect(queue.checkDeduplication("0")).toMatchObject({ isDuplicate: true, originalMessageId: "m0" });
    expect(queue.checkDeduplication("new")).toEqual({ isDuplicate: false });
  });
});

test("a message is gone when its queue's retention has passed", () => {
  const queue = new QueueStore("eu-west-3").define("short", { MessageRetentionPeriod: "60" });
  queue.enqueue(SqsStore.createMessage("old"));
  queue.expire(Date.now() + 59_000);
  expect(queue.isEmpty()).toBe(false);
  queue.expire(Date.now() + 61_000);
  expect(queue.isEmpty()).toBe(true);
});

test("a queue is found by its URL under whatever host, and by its ARN of whatever region", () => {
  const store = new QueueStore("eu-west-3");
  const queue = store.define("in", {});
  expect(store.getQueue("https://sqs.us-east-1.amazonaws.com/123456789012/in")).toBe(queue);
  expect(store.getQueueByArn("arn:aws:sqs:us-east-1:123456789012:in")).toBe(queue);
});
