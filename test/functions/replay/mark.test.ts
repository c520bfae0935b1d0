import { describe, expect, test } from "vitest";
import { marked } from "../../../functions/replay/mark.ts";
import type { MessageAttributes } from "../../../schemas/message.ts";

const held = { replay: { id: "job-letters.1", stampedAt: null, repairs: 0 }, attempts: 2 };
const replay = { dataType: "String", stringValue: "job-letters.1" };
const attempt = { dataType: "Number", stringValue: "3" };

const named = (count: number): MessageAttributes =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`a${index}`, { dataType: "String", stringValue: "x" }]),
  );

describe("a replayed message", () => {
  test("says which replay it is, and the how manieth of its exchange", () => {
    expect(marked({ body: "text", attributes: named(1) }, held)).toEqual({
      body: "text",
      attributes: { ...named(1), "Watchdog-Replay": replay, "Watchdog-Attempt": attempt },
    });
  });

  test.each([
    [8, ["Watchdog-Replay", "Watchdog-Attempt"]],
    [9, ["Watchdog-Replay"]],
    [10, []],
  ])("with %i attributes of its sender has room for %j", (count, marks) => {
    const { attributes } = marked({ body: "text", attributes: named(count) }, held);
    expect(Object.keys(attributes)).toEqual([...Object.keys(named(count)), ...marks]);
  });

  test("keeps what its sender calls by the same name", () => {
    const attributes = { "Watchdog-Replay": { dataType: "String", stringValue: "theirs" } };
    expect(marked({ body: "text", attributes }, held).attributes).toEqual({
      ...attributes,
      "Watchdog-Attempt": attempt,
    });
  });

  test.each([
    // Name, type and value of each: 15 + 6 + 13 bytes, and 16 + 6 + 1.
    [57, ["Watchdog-Replay", "Watchdog-Attempt"]],
    [56, ["Watchdog-Replay"]],
    [33, ["Watchdog-Attempt"]],
    [22, []],
  ])("with %i bytes of room has %j", (room, marks) => {
    const message = { body: "x".repeat(1024 * 1024 - room), attributes: {} };
    expect(Object.keys(marked(message, held).attributes)).toEqual(marks);
  });
});
