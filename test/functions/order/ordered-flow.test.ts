import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { joinLine, leaveLine } from "../../../functions/order/turn.ts";
import type { Line, LineEntry } from "../../../schemas/line.ts";
import { letterPassage } from "../letters.ts";
import { LettersInOrder, page } from "./letters-in-order.ts";

let office: LettersInOrder;
beforeEach(() => {
  office = new LettersInOrder();
  vi.spyOn(console, "error").mockReturnValue(undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const mended = (letter: string, number: number) => JSON.stringify({ letter, page: number, text: "mended" });

async function mend(id: string): Promise<void> {
  const { id: held, exchangeId } = office.one(id);
  const [letter = "", number = ""] = (exchangeId ?? "").split("/");
  await office.correct(held, mended(letter, Number(number)));
}

describe("while one of a key is held", () => {
  beforeEach(async () => {
    await office.pass([page("a", 1), page("a", 2, false), page("a", 3), page("b", 1)]);
    await office.pass([page("a", 4), page("b", 2)]);
  });

  test("later ones of its key wait behind it, and count for themselves; other keys flow on", () => {
    expect(office.reasons).toEqual({ "a/2": "contract", "a/3": "behind", "a/4": "behind" });
    expect(Object.fromEntries(office.arrived)).toEqual({ a: [1], b: [1, 2] });
    const sum = (name: "received" | "forwarded" | "quarantined" | "behind") =>
      office.ports.counts.reduce((total, counts) => total + counts[name], 0);
    expect([sum("received"), sum("forwarded"), sum("quarantined"), sum("behind")]).toEqual([6, 3, 1, 2]);
  });

  test("its delivery lets the rest go, in order, within a minute", async () => {
    await mend("a/2");
    await office.replay(office.one("a/2").id);
    expect(office.arrived.get("a")).toEqual([1, 2]);
    await office.minute();
    expect(office.arrived.get("a")).toEqual([1, 2, 3, 4]);
    expect(office.reasons).toEqual({});
    await office.pass([page("a", 5)]);
    expect(office.arrived.get("a")).toEqual([1, 2, 3, 4, 5]);
  });

  test("what only waited goes as it came, without the marks of a replay", async () => {
    await mend("a/2");
    await office.replay(office.one("a/2").id);
    await office.minute();
    const marks = office.ports.sent.map(({ exchangeId, attributes }) => [
      exchangeId,
      Object.keys(attributes).length,
    ]);
    expect(Object.fromEntries(marks)).toMatchObject({ "a/2": 2, "a/3": 0, "a/4": 0 });
  });

  test("giving it up lets the rest go as well", async () => {
    await office.discard(office.one("a/2").id);
    await office.minute();
    expect(office.arrived.get("a")).toEqual([1, 3, 4]);
  });

  test("whoever replays one of the rest has it wait on", async () => {
    await office.replay(office.one("a/4").id);
    expect(office.reasons).toEqual({ "a/2": "contract", "a/3": "behind", "a/4": "behind" });
    expect(office.arrived.get("a")).toEqual([1]);
  });

  test("a second one that is refused stops the rest at its place", async () => {
    await office.pass([page("a", 6, false), page("a", 7)]);
    await office.discard(office.one("a/2").id);
    await office.minute();
    expect(office.arrived.get("a")).toEqual([1, 3, 4]);
    expect(office.reasons).toEqual({ "a/6": "contract", "a/7": "behind" });
  });

  test("a paused flow lets nothing go, and a target that is down is asked once a minute", async () => {
    await office.discard(office.one("a/2").id);
    await office.minute(office.passage, "pause");
    expect(office.arrived.get("a")).toEqual([1]);
    const before = office.one("a/3");
    office.ports.answer = () => ({ outcome: "failed" });
    await office.minute();
    const { revision: _, ...after } = office.one("a/3");
    expect(before).toMatchObject(after);
    office.ports.answer = () => ({ outcome: "sent" });
    await office.minute();
    expect(office.arrived.get("a")).toEqual([1, 3, 4]);
  });

  test("a correction that an approval is missing of does not go by itself", async () => {
    const sensitive = letterPassage({
      contract: office.passage.flow.contract,
      ordered: true,
      sensitive: true,
    });
    await mend("a/3");
    await office.discard(office.one("a/2").id);
    await office.minute(sensitive);
    expect(office.arrived.get("a")).toEqual([1]);
  });

  test("a correction to another key leaves its line, and the rest go", async () => {
    await office.correct(office.one("a/2").id, mended("c", 9));
    await office.replay(office.one("a/2").id);
    await office.minute();
    expect(Object.fromEntries(office.arrived)).toEqual({ a: [1, 3, 4], b: [1, 2], c: [9] });
    expect([...office.ports.lines.entries]).toEqual([]);
  });

  test("a correction to a later place waits there", async () => {
    await office.correct(office.one("a/2").id, mended("a", 9));
    await office.replay(office.one("a/2").id);
    expect(office.arrived.get("a")).toEqual([1]);
    await office.minute();
    expect(office.arrived.get("a")).toEqual([1, 3, 4, 9]);
  });

  test("where order is asked for no more, what waits goes", async () => {
    await office.discard(office.one("a/2").id);
    await office.minute(letterPassage({ contract: office.passage.flow.contract }));
    expect(office.arrived.get("a")).toEqual([1, 3, 4]);
    await office.minute();
    expect([...office.ports.lines.entries]).toEqual([]);
  });

  test("under a control everything flows", async () => {
    await office.pass([page("a", 5)], office.passage, "observe");
    expect(office.arrived.get("a")).toEqual([1, 5]);
  });
});

describe("one that comes after a later one went", () => {
  beforeEach(async () => {
    await office.pass([page("a", 2)]);
    await office.pass([page("a", 1), page("a", 3)]);
  });

  test("is held for a person, and holds up no other", () => {
    expect(office.reasons).toEqual({ "a/1": "overtaken" });
    expect(office.arrived.get("a")).toEqual([2, 3]);
    expect(office.one("a/1").findings).toMatchObject([{ code: "exchange-overtaken" }]);
  });

  test("goes late where a person says so", async () => {
    await office.replay(office.one("a/1").id);
    expect(office.arrived.get("a")).toEqual([2, 3, 1]);
    await office.pass([page("a", 2, false), page("a", 4)]);
    expect(office.reasons).toEqual({ "a/2": "contract", "a/4": "behind" });
  });
});

test("a target that is down keeps the order, and what waited goes by itself", async () => {
  office.ports.answer = () => ({ outcome: "failed" });
  // What the target did not take counts as held, so that the outage is noticed; what waits behind it does not.
  expect(await office.pass([page("a", 1), page("a", 2), page("b", 1)])).toMatchObject({
    quarantined: 2,
    behind: 1,
    returned: [],
  });
  await office.minute();
  expect(office.reasons).toEqual({ "a/1": "behind", "a/2": "behind", "b/1": "behind" });
  office.ports.answer = () => ({ outcome: "sent" });
  await office.minute();
  expect(Object.fromEntries(office.arrived)).toEqual({ a: [1, 2], b: [1] });
});

test("what a target refuses for good holds up its key alone", async () => {
  office.ports.answer = ({ exchangeId }) =>
    exchangeId === "a/1" ? { outcome: "refused", code: "InvalidMessageContents" } : { outcome: "sent" };
  await office.pass([page("a", 1), page("a", 2), page("b", 1)]);
  expect(office.reasons).toEqual({ "a/1": "delivery", "a/2": "behind" });
});

test("where nothing tells the order it is that of sending, one at a time", async () => {
  office = new LettersInOrder(false);
  await office.pass([page("a", 3), page("a", 1, false), page("a", 2)]);
  expect(office.reasons).toEqual({ "a/1": "contract", "a/2": "behind", "a/3": "behind" });
  await office.discard(office.one("a/1").id);
  await office.minute();
  expect(office.arrived.get("a")).toEqual([2, 3]);
  // Later than all that went, whatever its number.
  await office.pass([page("a", 0)]);
  expect(office.arrived.get("a")).toEqual([2, 3, 0]);
});

describe("a gate that broke off", () => {
  test.each([
    ["before it forwarded", "forward a/1", "before"],
    ["after it forwarded", "forward a/1", "after"],
    ["after it recorded", "record a", "after"],
  ] as const)("%s: later ones wait until its message came again", async (_, at, when) => {
    await office.pass([page("z", 1)]);
    const call = await office.callOf(at, () => office.pass([page("a", 1)]));
    office = new LettersInOrder();
    await office.until(call, when, () => office.pass([page("a", 1)]));
    await office.pass([page("a", 2)]);
    expect(office.reasons).toEqual({ "a/2": "behind" });
    await office.minute();
    office.wait(90);
    expect(office.reasons).toEqual({ "a/2": "behind" });
    await office.pass([page("a", 1, true, 2)]);
    await office.minute();
    expect(office.arrived.get("a")?.at(-1)).toBe(2);
    expect(office.reasons).toEqual({});
  });
});

test("whoever joins a line while it is found empty is not forgotten", async () => {
  await office.pass([page("a", 1, false)]);
  const { id, order } = office.one("a/1");
  const { lines } = office.ports;
  const empty = () =>
    leaveLine(
      { flow: "letters", businessKey: "a", order: order ?? "", id },
      { sequence: null, isForwarded: false },
      office.now,
      office.ports,
    );
  let writes = 0;
  const emptiedAfterFirst = async <T>(write: Promise<T>): Promise<T> => {
    const written = await write;
    writes += 1;
    if (writes === 1) await empty();
    return written;
  };
  const joining = {
    ...lines,
    join: (entry: LineEntry) => emptiedAfterFirst(lines.join(entry)),
    save: (line: Line) => emptiedAfterFirst(lines.save(line)),
  };
  const later = `1${"2".padStart(40, "0")}`;
  const entry = { flow: "letters", businessKey: "a", order: later, id: "a/2", joinedAt: office.now };
  await joinLine(entry, "turn", office.now, { lines: joining });
  expect([...lines.heads.values()].map(({ lookAt }) => String(lookAt))).toEqual([String(office.now)]);
});

test("where a line does not answer, later ones of its key come again as well, and other keys go", async () => {
  const { lines } = office.ports;
  const find = vi.spyOn(lines, "find");
  find.mockRejectedValueOnce(new Error("throttled"));
  const { returned } = await office.pass([page("a", 1), page("a", 2), page("b", 1)]);
  expect(returned).toEqual(["a-1", "a-2"]);
  expect(Object.fromEntries(office.arrived)).toEqual({ b: [1] });
});

test("a replay that ended after its exchange left the line is marked delivered, whoever went since", async () => {
  const prepared = async () => {
    office = new LettersInOrder();
    await office.pass([page("a", 1, false), page("a", 2)]);
    await mend("a/1");
    return office.one("a/1").id;
  };
  const twin = await prepared();
  const call = await office.callOf("leave line", () => office.replay(twin));
  const held = await prepared();
  await office.until(call, "after", () => office.replay(held));
  for (let minutes = 0; minutes < 20; minutes += 1) await office.minute();
  expect(office.arrived.get("a")).toEqual([1, 2]);
  await office.repair();
  expect(office.arrived.get("a")).toEqual([1, 2]);
  expect(office.ports.held.get(held)?.state).toBe("delivered");
});

test("a flow whose control cannot be read holds up no other", async () => {
  const other = { flow: "others", businessKey: "a", order: `1${"0".padStart(40, "0")}`, id: "others.1" };
  await joinLine({ ...other, joinedAt: office.now }, "turn", office.now, office.ports);
  await office.pass([page("a", 1, false), page("a", 2)]);
  await office.discard(office.one("a/1").id);
  await expect(office.minute(office.passage, undefined, "others")).rejects.toThrow("1 lines");
  expect(office.arrived.get("a")).toEqual([2]);
});

test("what was never held after it joined leaves in the end", async () => {
  const order = `1${"0".padStart(40, "0")}`;
  const entry = { flow: "letters", businessKey: "a", order, id: "letters.none", joinedAt: office.now };
  await joinLine(entry, "person", office.now, office.ports);
  await office.pass([page("a", 1)]);
  expect(office.reasons).toEqual({ "a/1": "behind" });
  for (let minutes = 0; minutes < 45; minutes += 1) await office.minute();
  expect(office.arrived.get("a")).toEqual([1]);
});

test("what shows no key stands in no line", async () => {
  const broken = { messageId: "m", body: "{", attributes: {}, receiveCount: 1 };
  await office.pass([broken, page("a", 1)]);
  expect(office.held).toMatchObject([{ reason: "undecodable", order: null }]);
  expect(office.arrived.get("a")).toEqual([1]);
});
