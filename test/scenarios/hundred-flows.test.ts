import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { HeldSummary } from "../../schemas/held-exchange.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

const HeldList = z.object({ items: z.array(HeldSummary) });
const note = (id: string, text: string) => ({ body: JSON.stringify({ id, text }) });

let many: ClientUnderTest;
beforeAll(async () => {
  many = await clientUnderTest({ client: "many", clients: "many" });
});
afterAll(() => many.stop());

test("a hundred flows in three pairs of stacks each pass and hold on their own", async () => {
  const flows = Object.keys(many.outputs.flows);
  expect(flows).toHaveLength(100);
  expect(Object.keys(many.outputs.stacks).filter((name) => name.startsWith("ManyData"))).toHaveLength(3);
  for (const flow of flows) await many.send(flow, [note("1", `for ${flow}`), note("2", "")]);
  for (const flow of flows) {
    expect((await many.receive(flow)).map(({ Body }) => Body)).toEqual([note("1", `for ${flow}`).body]);
  }
  const { items } = HeldList.parse(await many.watchdogJson("quarantine", "list"));
  expect(new Set(items.map(({ flow }) => flow)).size).toBe(100);

  const last = items.find(({ flow }) => flow === "notes-100");
  await many.watchdogJson("replay", last?.id ?? "");
  await many.host.idle();
  await many.host.advance(Temporal.Duration.from({ minutes: 1 }));
  expect(await many.watchdogJson("quarantine", "show", last?.id ?? "")).toMatchObject({
    state: "held",
    attempts: 1,
  });
  expect(await many.watchdogJson("find", "note 1")).toMatchObject({ items: { length: 100 } });
});
