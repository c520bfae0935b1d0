import { SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { countedLines } from "../../schemas/counted-lines.ts";
import { HeldSummary } from "../../schemas/held-exchange.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";

const HeldList = z.object({ items: z.array(HeldSummary) });

const letter = (id: string, text: string) => ({ body: JSON.stringify({ id, text }) });

let acme: ClientUnderTest;
beforeAll(async () => {
  acme = await clientUnderTest({ client: "acme", clients: "before" });
  const { inbound } = acme.queues("letters");
  const deadLetterTargetArn = `arn:aws:sqs:${acme.outputs.region}:${acme.outputs.accountId}:watchdog-acme-letters-inbound-dead`;
  const Attributes = {
    VisibilityTimeout: "3",
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 2 }),
  };
  await acme.sqs.send(new SetQueueAttributesCommand({ QueueUrl: inbound, Attributes }));
});
afterAll(() => acme.stop());

test("a message on which the gate fails takes no neighbour down and ends in quarantine, undecoded", async () => {
  await acme.send("letters", [letter("1", "hello"), letter("2", "poison"), letter("3", "bye")]);
  const arrived = await acme.receive("letters");
  expect(arrived.map(({ Body = "" }) => Body).toSorted((a, b) => a.localeCompare(b))).toEqual([
    letter("1", "hello").body,
    letter("3", "bye").body,
  ]);

  const sweepAndList = async () => {
    await acme.host.advance(Temporal.Duration.from({ minutes: 1 }));
    return HeldList.parse(await acme.watchdogJson("quarantine", "list")).items;
  };
  await expect.poll(async () => (await sweepAndList()).length, { timeout: 30_000 }).toBe(1);
  const items = await sweepAndList();
  expect(items).toMatchObject([{ flow: "letters", reason: "gate-failure", state: "held", exchangeId: null }]);
  const shown = await acme.watchdogJson("quarantine", "show", items[0]?.id ?? "", "--payload");
  const said = acme.logged.map(({ message }) => message).join("\n");
  expect(said).toContain("a message could not be examined");
  expect(said).not.toContain("the contract of letters fails");
  expect(shown).toMatchObject({ payload: letter("2", "poison"), findings: [{ code: "gate-failure" }] });
  expect(await acme.receive("letters")).toEqual([]);
});

test("a sweep says in its log that it has ended, which the guardian's alarm listens for", async () => {
  const from = acme.logged.length;
  await acme.host.advance(Temporal.Duration.from({ minutes: 1 }));
  const said = acme.logged.slice(from).filter(({ source }) => source === "watchdog-acme-sweep");
  expect(said.at(-1)).toMatchObject({
    level: "info",
    message: expect.stringContaining(countedLines.sweepEnded),
  });
});
