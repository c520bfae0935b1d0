/** What people do with incidents, through the command: each step is told to whom it concerns, and to nobody else. */
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { AuditAct } from "../../schemas/audit-entry.ts";
import type { CapturedMessage } from "../../schemas/outbox.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { Outbox } from "./outbox.ts";

let client: ClientUnderTest;
let outbox: Outbox;
beforeAll(async () => {
  client = await clientUnderTest({ client: "watched", clients: "watched" });
  outbox = new Outbox(client.outputs);
});
afterAll(() => client.stop());

let turn = 0;
const note = () => {
  turn += 1;
  return { body: JSON.stringify({ id: String(turn), text: "" }) };
};

/** Sets the host's clock to a time in Paris. */
const setTime = (local: string) =>
  client.host.setTime(Temporal.ZonedDateTime.from(`${local}[Europe/Paris]`).toInstant());

/** Lets time pass, with a sweep each minute, or as often as a step says. */
const passes = (duration: string, step?: string) =>
  client.host.advance(
    Temporal.Duration.from(duration),
    step === undefined ? undefined : Temporal.Duration.from(step),
  );

/** Lets one exchange through a flow and be taken by its target. */
async function carries(flow: string): Promise<void> {
  await client.send(flow, [note()]);
  await client.receive(flow);
}

/** The SMS since it was last asked, of what concerns a flow: who got it, and what it tells. */
const told = async (flow: string) =>
  (await outbox.fresh())
    .filter(({ protocol, body }: CapturedMessage) => protocol === "sms" && body.includes(` ${flow} `))
    .map(({ endpoint, body }) => [endpoint, body.split(" ")[2]]);

const ANA = "+33639980001";
const BEN = "+33639980002";

const Listed = z.object({
  items: z.array(z.looseObject({ number: z.number(), state: z.string(), assignee: z.string().nullable() })),
});

const Status = z.object({ items: z.array(z.looseObject({ flow: z.string() })) });
const Rates = z.object({ items: z.array(z.looseObject({ kind: z.string() })) });
const Held = z.object({ items: z.array(z.object({ id: z.string() })) });

/** The one incident that is not closed of a flow. */
async function incidentOf(flow: string) {
  const { items } = Listed.parse(await client.watchdogJson("incidents", "--flow", flow));
  const [incident] = items;
  if (!incident) throw new Error(`no incident of ${flow} is open`);
  return incident;
}

const as = (person: string, ...args: string[]) => client.watchdog(...args, "--as", person);

test("what was acknowledged calls nobody again, is handed over to others, and its end is told at once", async () => {
  await setTime("2026-11-24T09:00");
  await passes("PT2M");
  await carries("orders");
  await passes("PT36M");
  expect(await told("orders")).toEqual([[ANA, "new:"]]);
  const { number, assignee } = await incidentOf("orders");
  expect(assignee).toBe("ana");
  const id = String(number);

  expect((await as("ana", "ack", id)).exit).toBe(0);
  await passes("PT25M", "PT4M");
  expect(await told("orders")).toEqual([]);
  const again = await as("ben", "ack", id);
  expect([again.exit, again.stderr]).toEqual([1, expect.stringContaining("taken on already")]);

  expect((await as("ana", "hand-over", id, "database", "--tried", "restarted the export")).exit).toBe(0);
  await passes("PT1M");
  expect(await told("orders")).toEqual([[BEN, "transmis:"]]);
  expect(await incidentOf("orders")).toMatchObject({
    state: "acknowledged",
    competence: "database",
    assignee: "ben",
  });

  expect((await as("ben", "resolve", id, "--note", "index rebuilt", "--verdict", "real")).exit).toBe(0);
  await carries("orders");
  await passes("PT1M");
  const end = await told("orders");
  expect(end).toHaveLength(2);
  expect(end).toEqual(
    expect.arrayContaining([
      [ANA, "resolved:"],
      [BEN, "résolu:"],
    ]),
  );
  await passes("PT20M", "PT4M");
  expect(await told("orders")).toEqual([]);
  const shown = await client.watchdogJson("incident", id);
  expect(shown).toMatchObject({
    state: "resolved",
    resolution: { by: "ben", note: "index rebuilt", verdict: "real" },
    timeline: expect.arrayContaining([
      expect.objectContaining({ by: "ana", event: "acknowledged" }),
      expect.objectContaining({
        by: "ana",
        event: "handed over to database",
        note: "restarted the export",
      }),
      expect.objectContaining({ by: "ben", event: "resolved" }),
    ]),
  });
});

test("a silence under maintenance calls nobody, is recorded, and calls when the maintenance ends", async () => {
  await setTime("2026-11-25T09:00");
  await passes("PT2M");
  await carries("orders");
  const [from, until] = ["2026-11-25T09:00+01:00", "2026-11-25T10:30+01:00"];
  const args = ["--flow", "orders", "--from", from, "--until", until, "--reason", "upgrade of the shop"];
  expect((await as("ben", "maintenance", "add", ...args)).exit).toBe(0);
  await passes("PT80M", "PT4M");
  expect(await told("orders")).toEqual([]);
  expect(await client.watchdogJson("maintenance", "list")).toMatchObject({
    items: [{ on: true, by: "ben", explained: [{ cause: "flow/orders#silent" }] }],
  });
  await passes("PT12M", "PT4M");
  expect(await told("orders")).toEqual([[ANA, "new:"]]);
  expect(await client.watchdogJson("maintenance", "list")).toEqual({ items: [] });
  const { number } = await incidentOf("orders");
  const resolving = ["--note", "shop is back", "--verdict", "planned"];
  expect((await as("ana", "resolve", String(number), ...resolving)).exit).toBe(0);
  await carries("orders");
  await passes("PT10M", "PT4M");
});

test("a recurring maintenance is entered, listed and ended", async () => {
  const weekly = ["--application", "office", "--cron", "0 2 * * sun", "--duration", "PT2H"];
  const who = ["--reason", "backup", "--as", "ben"];
  const added = await client.watchdogJson("maintenance", "add", ...weekly, ...who);
  expect(added).toMatchObject({ on: false, window: { cron: "0 2 * * sun", zone: "Europe/Paris" } });
  const { id } = z.object({ id: z.string() }).parse(added);
  expect((await as("ben", "maintenance", "end", id)).exit).toBe(0);
  expect((await as("ben", "maintenance", "end", id)).exit).toBe(1);
});

test("who is absent is passed over, by the roster and by calls", async () => {
  await setTime("2026-11-26T09:00");
  await passes("PT2M");
  await carries("orders");
  await passes("PT15M", "PT4M");
  await outbox.fresh();
  const times = ["--from", "2026-11-26T00:00+01:00", "--until", "2026-11-27T00:00+01:00"];
  expect((await as("ben", "absence", "add", "ana", ...times)).exit).toBe(0);
  expect(await client.watchdogJson("roster", "--competence", "technical")).toMatchObject({
    items: [{ person: "ben" }],
  });
  await passes("PT20M", "PT4M");
  expect(await told("orders")).toEqual([[BEN, "nouveau:"]]);
});

test("a flow that observed calls from when it is made live", async () => {
  expect(await client.watchdogJson("incidents", "--flow", "drafts")).toEqual({ items: [] });
  expect(await client.watchdogJson("incidents", "--flow", "drafts", "--observed")).toMatchObject({
    items: [{ mode: "observe", kind: "silent" }],
  });
  expect((await as("ben", "watch", "drafts", "live", "--why", "no false call in two weeks")).exit).toBe(0);
  await passes("PT2M");
  expect(await told("drafts")).toEqual([[BEN, "nouveau:"]]);
});

test("status shows how each flow stands, and the false calls of a month by rule", async () => {
  const { items } = Status.parse(await client.watchdogJson("status"));
  expect(items.find(({ flow }) => flow === "drafts")).toMatchObject({
    mode: "live",
    lastReceived: null,
    held: 0,
    wrong: [{ kind: "silent", explainedBy: null, incident: expect.any(Number) }],
  });
  expect(items.find(({ flow }) => flow === "prices")).toMatchObject({ nextDue: "2026-11-27T02:30:00+01:00" });

  const { number } = await incidentOf("drafts");
  const resolving = ["--note", "nobody writes on Thursdays", "--verdict", "false-call"];
  expect((await as("ben", "resolve", String(number), ...resolving)).exit).toBe(0);
  const { items: rates } = Rates.parse(await client.watchdogJson("false-calls", "--month", "2026-11"));
  expect(rates.find(({ kind }) => kind === "silent")).toMatchObject({ falseCalls: 1 });
});

test("an expectation is tried on the flow's own traffic", async () => {
  const present = await client.watchdogJson("expect", "try", "orders", "--days", "1", "--every", "PT10H");
  expect(present).toMatchObject({
    flow: "orders",
    days: 1,
    present: { calls: 1, atNight: 0, items: [{ kind: "silent", clearedAt: null }] },
    changed: { calls: 0, atNight: 0, items: [] },
  });
});

test("an incident opened by hand calls whom it needs, with the exchange that shows it", async () => {
  await client.send("letters", [{ body: JSON.stringify({ id: "l1", text: "longer than twenty letters" }) }]);
  const { items } = Held.parse(await client.watchdogJson("quarantine", "list", "--flow", "letters"));
  const report = ["--title", "Letters cut off", "--exchange", items[0]?.id ?? "", "--urgency", "high"];
  const opened = await client.watchdogJson("incident", "open", ...report, "--as", "ana");
  expect(opened).toMatchObject({
    kind: "manual",
    flows: ["letters"],
    priority: "P2",
    title: "Letters cut off",
  });
  await outbox.fresh();
  await passes("PT1M");
  const messages = (await outbox.fresh()).filter(({ body }) => body.includes("Letters cut off"));
  expect(messages.map(({ endpoint }) => endpoint)).toContain(BEN);
});

test("every action of a person stands in the audit trail, with the revisions that it led from and to", async () => {
  const Trail = z.object({ items: z.array(AuditAct) });
  const { items } = Trail.parse(await client.watchdogJson("audit", "--from", "2026-11-01T00:00Z"));
  expect(items.map(({ result }) => result)).toContain("refused");
  const trail = items.filter(({ result }) => result === "done").toReversed();
  expect(trail.map(({ by, action, result }) => [by, action, result])).toEqual([
    ["ana", "acknowledge", "done"],
    ["ana", "hand over to database", "done"],
    ["ben", "resolve as real", "done"],
    ["ben", "add maintenance", "done"],
    ["ana", "resolve as planned", "done"],
    ["ben", "add maintenance", "done"],
    ["ben", "end maintenance", "done"],
    ["ben", "add absence of ana", "done"],
    ["ben", "watch live", "done"],
    ["ben", "resolve as false-call", "done"],
    ["ana", "open", "done"],
  ]);
  expect(trail[1]).toMatchObject({
    subject: expect.stringMatching(/^incident\/\d+$/),
    address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
    why: "restarted the export",
  });
  expect(trail[1]?.to).toBe((trail[1]?.from ?? 0) + 1);
  expect(trail[8]).toMatchObject({ subject: "flow/drafts", to: 1, why: "no false call in two weeks" });
});
