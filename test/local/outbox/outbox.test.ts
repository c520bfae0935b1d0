import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { Outbox } from "../../../local/outbox/outbox.ts";
import type { CapturedMessage } from "../../../schemas/outbox.ts";

const AT = "2026-11-24T10:00:00Z";
const now = () => Temporal.Instant.from(AT);

let directory: string;

beforeEach(async () => {
  const parent = await mkdtemp(join(tmpdir(), "outbox-"));
  onTestFinished(() => rm(parent, { recursive: true }));
  directory = join(parent, "outbox");
});

const message =
  (over: Partial<CapturedMessage> = {}) =>
  (at: Temporal.Instant): CapturedMessage => ({
    at: at.toString(),
    protocol: "email",
    endpoint: "ada@example.com",
    topic: "arn:aws:sns:eu-west-3:000000000000:contacts",
    subject: "Stopped",
    body: "shop-orders stands still",
    attributes: { contact: "ada" },
    messageId: "m-1",
    ...over,
  });
const read = (file: string) => readFile(join(directory, file), "utf8");

test("each message is a file, and an e-mail can be read beside it", async () => {
  const outbox = await Outbox.open({ directory, keepsEarlier: false, now });
  await outbox.keep(message());
  await outbox.keep(
    message({ protocol: "https", endpoint: "https://chat.example.com/../hook?a=b", subject: null }),
  );
  expect((await readdir(directory)).sort()).toEqual([
    "000001-email-ada@example.com.json",
    "000001-email-ada@example.com.txt",
    "000002-https-https_chat.example.com_.._hook_a_b.json",
  ]);
  expect(JSON.parse(await read("000001-email-ada@example.com.json"))).toEqual(outbox.messages[1]);
  expect(await read("000001-email-ada@example.com.txt")).toBe(
    `Date: ${AT}\nTo: ada@example.com\nSubject: Stopped\n\nshop-orders stands still\n`,
  );
});

test("the newest comes first, whatever the clock says", async () => {
  const outbox = await Outbox.open({ directory: undefined, keepsEarlier: false, now });
  for (const messageId of ["a", "b", "c"]) await outbox.keep(message({ messageId }));
  expect(outbox.messages.map(({ messageId }) => messageId)).toEqual(["c", "b", "a"]);
});

test("a start empties the folder, or goes on counting where an earlier run kept its state", async () => {
  const first = await Outbox.open({ directory, keepsEarlier: false, now });
  await first.keep(message({ messageId: "earlier" }));
  const second = await Outbox.open({ directory, keepsEarlier: true, now });
  await second.keep(message({ messageId: "later" }));
  expect(second.messages.map(({ messageId }) => messageId)).toEqual(["later", "earlier"]);
  expect(await readdir(directory)).toContain("000002-email-ada@example.com.json");
  const third = await Outbox.open({ directory, keepsEarlier: false, now });
  expect([third.messages, await readdir(directory)]).toEqual([[], []]);
});

test("a message that cannot be written is an error of whoever sends it", async () => {
  const outbox = await Outbox.open({ directory, keepsEarlier: false, now });
  await rm(directory, { recursive: true });
  await expect(outbox.keep(message())).rejects.toThrow("ENOENT");
});
