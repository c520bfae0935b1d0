/** Many held exchanges are replayed by one job, over the API, the command, and the schedule of the local host. */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as z from "zod";
import { callApi } from "../../schemas/api/api-call.ts";
import { correctHeld } from "../../schemas/api/correction-operations.ts";
import {
  cancelJob,
  listJobOutcomes,
  listJobs,
  pauseJob,
  resumeJob,
  showJob,
  startJob,
  tryJob,
} from "../../schemas/api/job-operations.ts";
import { listHeld, replayHeld, showHeld } from "../../schemas/api/quarantine-operations.ts";
import { readAudit } from "../../schemas/api/report-operations.ts";
import { listSignatures } from "../../schemas/api/signature-operations.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { client as corrected } from "../clients/corrected/corrected/client.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { EventQueue } from "./event-queue.ts";
import { JobsUnderTest } from "./jobs-under-test.ts";
import { Outbox } from "./outbox.ts";

const MANY = 110;
const BROKEN = 4;

let client: ClientUnderTest;
let tokens: z.output<typeof DeskToken>;
let outbox: Outbox;
let events: EventQueue;
let conflicts: string;
let broken: string;

const as = (person: string) => ({
  address: client.outputs.endpoints.api ?? "",
  accessToken: tokens.people[person] ?? "",
  language: "en" as const,
});

const parcel = (id: string, city: string, postcode = "69001") => ({
  body: JSON.stringify({ id, to: { name: "A. B.", city, postcode } }),
});
const invoice = (round: number, number: number, amount: string) => ({
  body: JSON.stringify({ id: `r${round}-${number}`, amount }),
});
const three = (round: number, amount: string) => [1, 2, 3].map((number) => invoice(round, number, amount));
const ids = Array.from({ length: MANY }, (_, index) => String(index));

/** What an answer holds, or why there is none. */
function answered<Answer>(
  call:
    | { readonly outcome: "done"; readonly answer: Answer }
    | { readonly outcome: "refused" | "unauthorized" },
): Answer {
  if (call.outcome === "done") return call.answer;
  throw new Error(JSON.stringify(call));
}

const start = (body: z.input<typeof startJob.body>, person = "ben", key = randomUUID()) =>
  callApi(as(person), startJob, { parameters: {}, query: {}, body, key });
const on = (id: string) => ({ parameters: { id }, query: {}, body: undefined });
const show = async (id: string) => answered(await callApi(as("ana"), showJob, on(id)));
const jobs = async () =>
  answered(await callApi(as("ana"), listJobs, { parameters: {}, query: {}, body: undefined })).items;
const outcomes = async (id: string, query: object = {}) =>
  answered(await callApi(as("ana"), listJobOutcomes, { ...on(id), query }));
const held = async (flow: string, signature?: string) =>
  answered(
    await callApi(as("ana"), listHeld, {
      parameters: {},
      query: { flow, signature, limit: 200 },
      body: undefined,
    }),
  ).items;
const minutes = (count: number) => client.host.advance(Temporal.Duration.from({ minutes: count }));

beforeAll(async () => {
  client = await clientUnderTest({ client: "corrected", clients: "corrected" });
  tokens = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
  // Forwarded once, then sent with another city: held until a person decides that it is to go as well.
  await client.send(
    "parcels",
    ids.map((id) => parcel(id, "Lyon")),
  );
  await client.send(
    "parcels",
    ids.map((id) => parcel(id, "Paris")),
  );
  await client.send(
    "parcels",
    Array.from({ length: BROKEN }, (_, index) => parcel(`b${index}`, "Lyon", "6900")),
  );
  const forwarded = await client.receive("parcels");
  outbox = new Outbox(client.outputs);
  events = await EventQueue.subscribe(client.outputs, client.sqs, "paused-jobs", { event: ["job-paused"] });
  if (forwarded.length !== MANY) throw new Error(`${forwarded.length} parcels went through`);
  const query = { flow: "parcels" };
  const listed = await callApi(as("ana"), listSignatures, { parameters: {}, query, body: undefined });
  [conflicts = "", broken = ""] = answered(listed).items.map(({ signature }) => signature);
  await minutes(1);
});
afterAll(() => client.stop());

test("a dry run counts by cause and stores nothing; above the limit only a lead may start", async () => {
  const asked = { parameters: {}, query: {}, body: { flow: "parcels" } };
  expect(answered(await callApi(as("ana"), tryJob, asked))).toEqual({
    matching: MANY + BROKEN,
    needsLead: true,
    needsApproval: false,
    bySignature: [
      { signature: conflicts, count: MANY },
      { signature: broken, count: BROKEN },
    ],
  });
  expect(await start({ flow: "parcels", why: "all of it" }, "ana")).toMatchObject({
    problem: { status: 403, code: "bulk-needs-lead" },
  });
  expect(await start({ flow: "letters", why: "nothing is held" })).toMatchObject({
    problem: { status: 409, code: "job-without-exchanges" },
  });
  expect(await jobs()).toEqual([]);
  const dry = await client.watchdog("job", "start", "--flow", "parcels", "--signature", broken, "--dry-run");
  expect([dry.exit, dry.stdout]).toEqual([0, expect.stringContaining(`Would be replayed: ${BROKEN}`)]);
});

test("a canary stops at the first exchange that comes back for the cause it had", async () => {
  const key = randomUUID();
  const body = { flow: "parcels", signature: broken, why: "the postcodes are good now" };
  const { id } = answered(await start(body, "ana", key));
  expect(answered(await start(body, "ana", key)).id).toBe(id);
  expect(await jobs()).toHaveLength(1);
  await minutes(2);
  expect(await show(id)).toMatchObject({
    state: "paused",
    pausedFor: "canary-failed",
    matching: BROKEN,
    sent: 0,
    heldAgain: 1,
    left: BROKEN - 1,
  });
  expect((await outcomes(id)).items).toMatchObject([{ outcome: "held-again", code: "field-format" }]);
  await minutes(1);
  // Whatever the time, a digest of the day may be told besides.
  const told = (await outbox.fresh()).filter(({ body }) => body.includes(id));
  expect(told.map(({ protocol, endpoint }) => `${protocol} ${endpoint}`).toSorted()).toEqual([
    "email ana@example.com",
    "email ben@example.com",
  ]);
  for (const { body } of told) {
    expect(body).toContain("Replay of parcels paused: the cause is not mended");
    expect(body).toContain(`Of ${BROKEN} exchange(s): 0 sent, 1 came back, 0 left as they were`);
    expect(body).toContain(`watchdog job resume ${id}`);
  }
  const counts = { matching: BROKEN, sent: 0, heldAgain: 1, skipped: 0 };
  expect(await events.freshOfJobs()).toMatchObject([
    { event: "job-paused", job: { id, flow: "parcels", why: "canary-failed", ...counts } },
  ]);
  expect(await held("parcels", broken)).toHaveLength(BROKEN);
  const cancelled = await client.watchdog("job", "cancel", id);
  expect([cancelled.exit, cancelled.stdout]).toEqual([0, expect.stringContaining("cancelled")]);
  expect(await callApi(as("ana"), resumeJob, on(id))).toMatchObject({ problem: { code: "job-over" } });
  await minutes(1);
  expect(await show(id)).toMatchObject({ state: "cancelled", heldAgain: 1 });
});

test("a scheduled job sends what was held at the click, paused and resumed, and leaves what others took", async () => {
  const startAt = client.host.now().add({ minutes: 5 }).toString();
  const body = { flow: "parcels", signature: conflicts, startAt, why: "the parcels may be redirected" };
  const { id } = answered(await start(body));
  await client.send("parcels", [parcel("0", "Lille")]);
  const late = (await held("parcels", conflicts))[0]?.id ?? "";
  expect(answered(await callApi(as("ana"), pauseJob, on(id)))).toMatchObject({ pausedFor: "person" });
  expect(await callApi(as("ana"), pauseJob, on(id))).toMatchObject({ problem: { code: "job-not-running" } });
  expect(await callApi(as("ana"), resumeJob, on(id))).toMatchObject({ problem: { code: "bulk-needs-lead" } });
  expect(answered(await callApi(as("ben"), resumeJob, on(id)))).toMatchObject({ state: "scheduled" });
  await minutes(2);
  expect(await show(id)).toMatchObject({ state: "scheduled", sent: 0 });

  const theirs = (await held("parcels", conflicts)).at(-1)?.id ?? "";
  answered(await callApi(as("ana"), replayHeld, on(theirs)));
  await minutes(5);
  await client.host.idle();
  expect(await show(id)).toMatchObject({
    state: "finished",
    sent: MANY - 1,
    heldAgain: 0,
    skipped: 0,
    left: 1,
  });
  const received = await client.receive("parcels");
  // All but theirs say which job sent them.
  const ofJob = received.filter(
    ({ MessageAttributes }) => MessageAttributes?.["Watchdog-Replay"]?.StringValue === `job-${id}`,
  );
  expect([received.length, ofJob.length]).toEqual([MANY, MANY - 1]);
  const arrived = received.map(({ Body = "" }) => Body);
  expect(arrived.toSorted((a, b) => a.localeCompare(b))).toEqual(
    ids.map((one) => parcel(one, "Paris").body).toSorted((a, b) => a.localeCompare(b)),
  );
  expect((await held("parcels", conflicts)).map((one) => one.id)).toEqual([late]);

  const first = await outcomes(id, { limit: 100 });
  const rest = await outcomes(id, { limit: 100, cursor: first.next });
  expect([...first.items, ...rest.items].map(({ outcome }) => outcome)).toEqual(
    ids.slice(1).map(() => "sent"),
  );
  expect(new Set([...first.items, ...rest.items].map(({ exchange }) => exchange)).size).toBe(MANY - 1);
  const one = answered(await callApi(as("ana"), showHeld, on(first.items[0]?.exchange ?? "")));
  expect(one.history.slice(-2)).toMatchObject([
    { step: "replaying", by: "ben", note: `job ${id}` },
    { step: "delivered", by: null },
  ]);
  const query = { subject: `job/${id}` };
  const trail = answered(await callApi(as("ben"), readAudit, { parameters: {}, query, body: undefined }));
  expect(trail.items.map(({ action, by, result }) => [action, by, result]).toReversed()).toEqual([
    ["start job", "ben", "done"],
    ["pause job", "ana", "done"],
    ["pause job", "ana", "refused"],
    ["resume job", "ana", "refused"],
    ["resume job", "ben", "done"],
  ]);
});

test("a job replays nothing that a person might not: a correction that waits for approval is left", async () => {
  await client.send("payments", [{ body: JSON.stringify({ id: "1", amount: "12" }) }]);
  const [payment] = await held("payments");
  const body = JSON.stringify({ id: "1", amount: "12.00" });
  const correction = { body, basedOn: 0, why: "cents were missing" };
  answered(await callApi(as("ana"), correctHeld, { ...on(payment?.id ?? ""), body: correction }));
  const started = z
    .object({ id: z.string() })
    .parse(
      await client.watchdogJson(
        "job",
        "start",
        "--flow",
        "payments",
        "--batch",
        "10",
        "--rate",
        "20",
        "--why",
        "a test",
      ),
    );
  await minutes(2);
  expect(await client.watchdogJson("job", "show", started.id)).toMatchObject({
    state: "finished",
    pace: { batch: 10 },
    rate: 20,
    sent: 0,
    skipped: 1,
  });
  await minutes(1);
  const told = (await outbox.fresh()).filter(({ body }) => body.includes(started.id));
  expect(told.map(({ body }) => body)).toEqual([
    expect.stringContaining("Of 1 exchange(s): 0 sent, 0 came back, 1 left as they were"),
  ]);
  expect((await outcomes(started.id)).items).toMatchObject([
    { exchange: payment?.id, outcome: "skipped", code: "approval-missing" },
  ]);
  const listed = await client.watchdog("jobs");
  expect(listed.stdout.split("\n")[1]).toContain(started.id);
  expect((await jobs()).map(({ id }) => id)[0]).toBe(started.id);
  const page = { parameters: {}, query: { limit: 1 }, body: undefined };
  const first = answered(await callApi(as("ana"), listJobs, page));
  const second = answered(
    await callApi(as("ana"), listJobs, { ...page, query: { limit: 1, cursor: first.next ?? undefined } }),
  );
  expect([first.items[0]?.flow, second.items[0]?.flow]).toEqual(["payments", "parcels"]);
  expect((await client.watchdog("job", "show", "parcels.unknown")).exit).toBe(2);
  expect(await callApi(as("ana"), cancelJob, on(started.id))).toMatchObject({
    problem: { code: "job-over" },
  });
});

test("a run that ends after any of its writes is finished by the next, with nothing lost or left half done", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  const runs = new JobsUnderTest(client, corrected);
  const ROUNDS = Array.from({ length: 40 }, (_, round) => round);
  await client.send(
    "invoices",
    ROUNDS.flatMap((round) => three(round, "1.00")),
  );
  await client.send(
    "invoices",
    ROUNDS.flatMap((round) => three(round, "2.00")),
  );
  await client.receive("invoices");
  let writes = Infinity;
  for (const round of ROUNDS) {
    if (round > writes) break;
    // Later than the host's own schedule comes by.
    const at = client.host.now().add({ hours: 2 });
    const due = { startAt: at.toString(), pace: { batch: 2 }, why: "a test" };
    const { id } = answered(await start({ flow: "invoices", text: `payment r${round}-`, ...due }));
    // The first round tells how many writes there are, the others end after each of them.
    if (round === 0) writes = await runs.at(at);
    else await runs.endingAfter(round - 1, at);
    await runs.at(at.add({ minutes: 1 }));
    expect([round, await show(id)]).toMatchObject([
      round,
      { state: "finished", matching: 3, sent: 3, heldAgain: 0, skipped: 0, left: 0 },
    ]);
    const arrived = (await client.receive("invoices")).map(({ Body }) => Body);
    expect([round, new Set(arrived)]).toEqual([round, new Set(three(round, "2.00").map(({ body }) => body))]);
    expect(arrived.length).toBeLessThanOrEqual(5);
  }
  expect(writes).toBeGreaterThan(15);
  expect(writes).toBeLessThan(ROUNDS.length);
  runs.stop();
  vi.restoreAllMocks();
});
