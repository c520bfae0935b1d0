/** One recipe mends many held exchanges: tried on all of them first, then applied and sent, over the local host. */
import { hash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as z from "zod";
import { callApi } from "../../schemas/api/api-call.ts";
import {
  approveJob,
  listJobOutcomes,
  pauseJob,
  showJob,
  startJob,
} from "../../schemas/api/job-operations.ts";
import { listHeld, showHeld, showPayload } from "../../schemas/api/quarantine-operations.ts";
import {
  applyRecipe,
  cancelTrial,
  showRecipeChanges,
  showTrial,
  startTrial,
  suggestRecipes,
} from "../../schemas/api/recipe-operations.ts";
import { automateRecipe, saveRecipe, showRecipe } from "../../schemas/api/saved-recipe-operations.ts";
import { listSignatures } from "../../schemas/api/signature-operations.ts";
import { readAudit } from "../../schemas/api/report-operations.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { client as corrected } from "../clients/corrected/corrected/client.ts";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { JobsUnderTest } from "./jobs-under-test.ts";
import { type Looking, openConsole, signIn } from "./console-desk.ts";
import { seriousFaults } from "./serious-faults.ts";

const WAIT = { timeout: 30_000 };

let client: ClientUnderTest;
let browser: Browser;
let tokens: z.output<typeof DeskToken>;
let folder: string;
beforeAll(async () => {
  [client, browser, folder] = await Promise.all([
    clientUnderTest({ client: "corrected", clients: "corrected" }),
    launchBrowser(),
    mkdtemp(join(tmpdir(), "recipe-")),
  ]);
  tokens = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
});
afterAll(async () => {
  await browser?.close();
  await client?.stop();
  await rm(folder, { recursive: true });
});

const as = (person: string) => ({
  address: client.outputs.endpoints.api ?? "",
  accessToken: tokens.people[person] ?? "",
  language: "en" as const,
});
const on = (id: string) => ({ parameters: { id }, query: {}, body: undefined });
const minutes = (count: number) => client.host.advance(Temporal.Duration.from({ minutes: count }));

/** Somebody who has signed in, at an address below the quarantine in the console. */
async function signedIn(person: string, path: string, looking: Looking = {}) {
  const address = `${client.outputs.endpoints.console ?? ""}/clients/corrected/quarantine${path}`;
  const opened = await openConsole(browser, address, looking);
  await signIn(opened.page, person);
  return opened;
}

const order = (id: string, vat: string, currency = "EUR") =>
  `{"id":"${id}",  "customer": "Jane Doe", "currency":"${currency}", "due": "2026-12-31",\n "total": 12.50, "lines":[{"sku":"a", "vat" :"${vat}"},{"sku":"b","vat":"FR20"}]}\n`;

const RECIPE = [{ op: "map" as const, path: "/lines/*/vat", table: { FR5: "FR055" } }];

const tryIt = (person: string, body: z.input<typeof startTrial.body>, flow = "orders") =>
  callApi(as(person), startTrial, { parameters: { flow }, query: {}, body });
const apply = (person: string, id: string, body: z.input<typeof applyRecipe.body>) =>
  callApi(as(person), applyRecipe, { ...on(id), body });

async function heldOn(flow: string): Promise<ReadonlyMap<string, string>> {
  const listed = await callApi(as("ana"), listHeld, { parameters: {}, query: { flow }, body: undefined });
  const items = listed.outcome === "done" ? listed.answer.items : [];
  return new Map(items.map(({ exchangeId, id }) => [exchangeId ?? "", id]));
}

test("a recipe is tried on all that is held for a cause, then applied to one and sent corrected", async () => {
  const sent = [order("1", "FR5"), order("2", "FR5"), order("3", "FR5", "USD"), order("4", "FR19")];
  await client.send(
    "orders",
    sent.map((body) => ({ body })),
  );
  const held = await heldOn("orders");
  expect(held.size).toBe(4);

  const tried = await tryIt("ana", { recipe: RECIPE });
  if (tried.outcome !== "done") throw new Error(JSON.stringify(tried));
  const { id: trial, remaining } = tried.answer;
  expect(tried.answer).toMatchObject({ state: "finished", matching: 4, tried: 4, passes: 2, stillFails: 2 });
  const failureOf = async (name: string) => {
    const one = await callApi(as("ana"), showHeld, on(held.get(name) ?? ""));
    return one.outcome === "done" ? one.answer.signature : "";
  };
  const signature = await failureOf("1");
  expect(new Map(remaining.map(({ example, ...one }) => [example, one]))).toEqual(
    new Map([
      [held.get("4"), { signature, count: 1, faults: [expect.objectContaining({ path: "/lines/-/vat" })] }],
      [
        held.get("3"),
        {
          signature: expect.not.stringMatching(await failureOf("3")),
          count: 1,
          faults: [expect.objectContaining({ path: "/currency" })],
        },
      ],
    ]),
  );
  expect(await callApi(as("ben"), showTrial, on(trial))).toMatchObject({ answer: tried.answer });
  expect(await callApi(as("ana"), cancelTrial, on(trial))).toMatchObject({ problem: { code: "trial-over" } });
  expect(await callApi(as("local-viewer"), showTrial, on(trial))).toMatchObject({ problem: { status: 403 } });
  const changes = await callApi(as("ana"), showRecipeChanges, { ...on(trial), query: { limit: 1 } });
  expect(changes).toMatchObject({
    answer: {
      items: [{ id: held.get("1"), changed: [{ place: "/lines/0/vat", before: "FR5", after: "FR055" }] }],
    },
  });

  const id = held.get("1") ?? "";
  const parameters = { flow: "orders", signature };
  const ofCause = () => callApi(as("ana"), showRecipe, { parameters, query: {}, body: undefined });
  expect(await ofCause()).toMatchObject({ problem: { status: 404, code: "recipe-unknown" } });
  const keep = (person: string, seen?: number, of = signature) =>
    callApi(as(person), saveRecipe, {
      parameters: { flow: "orders", signature: of },
      query: {},
      body: { recipe: RECIPE, why: "the shop's old codes" },
      ...(seen === undefined ? {} : { seen }),
    });
  expect(await keep("ana")).toMatchObject({ answer: { revision: 1, by: "ana", lastUsedAt: null } });
  expect(await keep("ben", 0)).toMatchObject({ problem: { status: 412, code: "changed-meanwhile" } });
  expect(await keep("ben", 1)).toMatchObject({ answer: { revision: 2, by: "ben" } });
  expect(await keep("local-first-line")).toMatchObject({ problem: { status: 403 } });
  expect(await keep("ana", undefined, "none")).toMatchObject({ problem: { code: "signature-unknown" } });
  const listing = { parameters: {}, query: { flow: "orders" }, body: undefined };
  const causes = await callApi(as("ana"), listSignatures, listing);
  const offered = causes.outcome === "done" ? causes.answer.items.filter(({ recipe }) => recipe) : [];
  expect(offered.map((one) => one.signature)).toEqual([signature]);

  const asked = { recipe: RECIPE, why: "the shop's old code of the reduced rate" };
  expect(await apply("ana", id, { ...asked, replay: true })).toMatchObject({
    answer: { outcome: "replaying", version: 1, waitsForApproval: false },
  });
  await client.host.idle();
  expect(await client.receive("orders")).toMatchObject([{ Body: order("1", "FR055") }]);
  expect(await ofCause()).toMatchObject({
    answer: { revision: 2, recipe: RECIPE, lastUsedAt: expect.any(String) },
  });

  const second = held.get("2") ?? "";
  const file = join(folder, "vat.json");
  await writeFile(file, JSON.stringify(RECIPE));
  const again = await client.watchdog("recipe", "try", "--flow", "orders", "--recipe", file, "--as", "ana");
  expect(again).toMatchObject({
    exit: 1,
    stdout: expect.stringContaining("tried 3: would pass 1, would still fail 2"),
  });
  const saved = await client.watchdogJson(
    "recipe",
    "apply",
    second,
    "--recipe",
    file,
    "--why",
    "old codes",
    "--as",
    "ana",
  );
  expect(saved).toMatchObject({ outcome: "saved", version: 1 });
  const of = ["--flow", "orders", "--signature", signature, "--as", "ana"];
  expect(await client.watchdogJson("recipe", "save", ...of, "--recipe", file, "--why", "anew")).toMatchObject(
    { revision: 3 },
  );
  expect(await client.watchdogJson("recipe", "show", ...of)).toMatchObject({ why: "anew", recipe: RECIPE });
  await writeFile(file, '[{"op":"merge"}]');
  const misused = await client.watchdog("recipe", "try", "--flow", "orders", "--recipe", file);
  expect(misused).toMatchObject({ exit: 2, stderr: expect.stringContaining("holds no recipe") });
  const payload = await callApi(as("ana"), showPayload, { ...on(second), query: { version: 1 } });
  expect(payload).toMatchObject({ answer: { body: order("2", "FR055") } });
  expect(await apply("ana", second, asked)).toMatchObject({ problem: { code: "recipe-changes-nothing" } });
  expect(await apply("ana", held.get("3") ?? "", asked)).toMatchObject({
    problem: { code: "recipe-still-refused", faults: [{ place: "/currency" }] },
  });
  expect(await callApi(as("ana"), showHeld, on(held.get("3") ?? ""))).toMatchObject({
    answer: { state: "held", corrections: [] },
  });

  const query = { subject: "flow/orders" };
  const trail = await callApi(as("ben"), readAudit, { parameters: {}, query, body: undefined });
  expect(trail).toMatchObject({
    answer: {
      items: [
        { action: "view recipe changes", by: "ana" },
        { action: "try recipe", by: "ana" },
        { action: "view recipe changes", by: "ana", result: "done" },
        { action: "cancel trial of recipe", by: "ana", result: "refused", code: "trial-over" },
        { action: "try recipe", by: "ana", result: "done" },
      ],
    },
  });
  const looked = { subject: `exchange/${id}` };
  const looks = await callApi(as("ben"), readAudit, { parameters: {}, query: looked, body: undefined });
  expect(looks).toMatchObject({
    answer: {
      items: expect.arrayContaining([
        expect.objectContaining({ action: "view recipe changes", by: "ana", result: "done" }),
      ]),
    },
  });
  expect(JSON.stringify([trail, looks])).not.toMatch(/FR5|Jane/);
});

test("a recipe changes what the flow lets people change, by who may, on what is JSON", async () => {
  await client.send("orders", [{ body: order("5", "FR5") }, { body: "{" }]);
  const held = await heldOn("orders");
  const id = held.get("5") ?? "";
  const customer = [{ op: "replace" as const, path: "/customer", value: "John" }];
  const asked = { recipe: customer, why: "a test" };
  expect(await apply("ana", id, asked)).toMatchObject({
    problem: { status: 409, code: "field-not-editable", faults: [{ place: "/customer" }] },
  });
  const codes = await tryIt("ana", { recipe: customer });
  const told = codes.outcome === "done" ? codes.answer.refusals.map(({ code }) => code) : [];
  expect(new Set(told)).toEqual(new Set(["field-not-editable", "payload-not-text"]));
  const missing = [{ op: "remove" as const, path: "/lines/9/vat" }];
  expect(await apply("ana", id, { ...asked, recipe: missing })).toMatchObject({
    problem: { code: "recipe-place-missing", faults: [{ place: "recipe.0" }] },
  });
  for (const person of ["local-first-line", "local-viewer"]) {
    expect(await tryIt(person, { recipe: RECIPE })).toMatchObject({
      problem: { status: 403 },
    });
    expect(await apply(person, id, asked)).toMatchObject({ problem: { status: 403 } });
  }
  expect(await tryIt("ana", { recipe: RECIPE }, "none")).toMatchObject({
    problem: { code: "flow-unknown" },
  });
});

test("on a sensitive flow what a recipe made waits for a second person", async () => {
  await client.send("payments", [{ body: '{"id": "p9", "amount": "12,50"}' }]);
  const id = (await heldOn("payments")).get("p9") ?? "";
  const recipe = [{ op: "map" as const, path: "/amount", table: { "12,50": "12.50" } }];
  expect(await apply("ana", id, { recipe, replay: true, why: "decimal comma" })).toMatchObject({
    answer: { outcome: "saved", waitsForApproval: true },
  });
});

test("a failure that is seen for the first time gets proposals, each of which was tried", async () => {
  const body = order("8", "FR 10")
    .replace('"due": "2026-12-31"', '"due": "31/12/2026"')
    .replace('"currency":"EUR", ', "");
  await client.send("orders", [{ body }]);
  const id = (await heldOn("orders")).get("8") ?? "";
  const told = await callApi(as("ana"), suggestRecipes, on(id));
  if (told.outcome !== "done") throw new Error(JSON.stringify(told));
  expect(told.answer.items).toMatchObject([
    {
      proposal: "only-value",
      path: "/currency",
      recipe: [{ op: "default", path: "/currency", value: "EUR" }],
      verdict: "invalid",
      findingsTotal: 2,
    },
    { proposal: "date", path: "/due", recipe: [{ op: "map", table: { "31/12/2026": "2026-12-31" } }] },
    { proposal: "nearest-value", path: "/lines/*/vat", recipe: [{ op: "map", table: { "FR 10": "FR10" } }] },
  ]);
  const shown = await client.watchdog("recipe", "suggest", id, "--as", "ana");
  expect(shown.stdout).toContain('date  field-format /due  invalid (2)\n  [{"op":"map"');
  const recipe = told.answer.items.flatMap((item) => item.recipe);
  expect(await apply("ana", id, { recipe, replay: true, why: "as proposed" })).toMatchObject({
    answer: { outcome: "replaying" },
  });
  expect(await callApi(as("local-first-line"), suggestRecipes, on(id))).toMatchObject({
    problem: { status: 403 },
  });
  await client.host.idle();
  const [received] = await client.receive("orders");
  expect(received?.Body).toContain('"currency":"EUR"');
});

const inCurrency = (id: string, currency: string) => ({ body: order(id, "FR20", currency) });
const three = (round: number, amount: string) =>
  [1, 2, 3].map((number) => JSON.stringify({ id: `r${round}-${number}`, amount }));
const mended = (body: string) => body.replace("FR5", "FR055");

test("a job corrects and sends all that one wrong code holds, once a second person approved its recipe", async () => {
  const MANY = 115;
  const names = Array.from({ length: MANY }, (_, index) => `bulk-${index}`);
  const first = names.map((id) => order(id, "FR5"));
  // Of some a second part, of the same key, to arrive after the first.
  const later = names.slice(0, 5).map((id) => order(`${id}/2`, "FR5"));
  const unmended = order("bulk-usd", "FR5", "USD");
  for (const bodies of [first, later, [unmended]])
    await client.send(
      "orders",
      bodies.map((body) => ({ body })),
    );
  await client.receive("orders");
  const file = join(folder, "vat.json");
  await writeFile(file, JSON.stringify(RECIPE));
  const asked = ["--flow", "orders", "--text", "order bulk-", "--recipe", file, "--as", "ana"];
  const trial = z
    .object({ id: z.string(), state: z.string(), passes: z.int(), stillFails: z.int() })
    .parse(await client.watchdogJson("recipe", "try", ...asked));
  expect(trial).toMatchObject({ state: "finished", passes: MANY + 5, stillFails: 1 });
  const dry = await client.watchdog("job", "start", ...asked, "--dry-run");
  expect(dry.stdout).toContain(`Would be replayed: ${MANY + 6}\nWould wait for a second person`);

  const started = await client.watchdogJson(
    "job",
    "start",
    ...asked,
    "--trial",
    trial.id,
    "--why",
    "old codes of the shop",
  );
  expect(started).toMatchObject({ state: "waiting", corrects: true, approvedBy: null, matching: MANY + 6 });
  const { id } = z.object({ id: z.string() }).parse(started);
  const other = { flow: "orders", recipe: RECIPE, trial: trial.id, why: "other exchanges" };
  expect(await callApi(as("ana"), startJob, { parameters: {}, query: {}, body: other })).toMatchObject({
    problem: { status: 409, code: "trial-of-other" },
  });
  await minutes(2);
  expect(await client.receive("orders")).toEqual([]);
  expect(await callApi(as("ana"), showJob, on(id))).toMatchObject({
    answer: { state: "waiting", recipe: RECIPE, trial: trial.id },
  });
  const viewed = await callApi(as("local-viewer"), showJob, on(id));
  expect(viewed).toMatchObject({ answer: { corrects: true } });
  expect(JSON.stringify(viewed)).not.toContain("FR055");
  expect(await callApi(as("ana"), pauseJob, on(id))).toMatchObject({
    problem: { status: 409, code: "job-waits-for-approval" },
  });
  expect(await callApi(as("ana"), approveJob, on(id))).toMatchObject({
    problem: { status: 403, code: "bulk-needs-lead" },
  });
  const approved = await client.watchdogJson("job", "approve", id, "--as", "ben");
  expect(approved).toMatchObject({ state: "scheduled", approvedBy: "ben" });
  expect(await callApi(as("ben"), approveJob, on(id))).toMatchObject({
    problem: { code: "job-not-waiting" },
  });
  await minutes(2);
  await client.host.idle();
  expect(await callApi(as("ana"), showJob, on(id))).toMatchObject({
    answer: { state: "finished", sent: MANY + 5, heldAgain: 0, skipped: 1, left: 0 },
  });

  const arrived = (await client.receive("orders")).map(({ Body = "" }) => Body);
  expect(arrived.toSorted()).toEqual([...first, ...later].map(mended).toSorted());
  for (const name of names.slice(0, 5)) {
    const ofKey = [name, `${name}/2`].map((part) => mended(order(part, "FR5")));
    expect(arrived.filter((body) => ofKey.includes(body))).toEqual(ofKey);
  }

  const query = { limit: 200 };
  const told = await callApi(as("ana"), listJobOutcomes, { ...on(id), query });
  const outcomes = told.outcome === "done" ? told.answer.items : [];
  const skipped = outcomes.filter(({ outcome }) => outcome !== "sent");
  expect(skipped).toMatchObject([{ outcome: "skipped", code: "recipe-still-refused" }]);
  expect(outcomes).toHaveLength(MANY + 6);
  expect(await callApi(as("ana"), showHeld, on(skipped[0]?.exchange ?? ""))).toMatchObject({
    answer: { state: "held", corrections: [], history: [{ step: "held" }] },
  });
  const originals: string[] = [];
  for (const { exchange } of outcomes.filter(({ outcome }) => outcome === "sent")) {
    expect(await callApi(as("ana"), showHeld, on(exchange))).toMatchObject({
      answer: {
        state: "delivered",
        corrections: [{ version: 1, by: "ana", approvedBy: "ben", verdict: "valid" }],
        history: [
          { step: "held" },
          { step: "corrected", by: "ana", note: `job ${id}: old codes of the shop` },
          { step: "replaying", by: "ana", note: `job ${id}` },
          { step: "delivered", by: null },
        ],
      },
    });
    const came = await callApi(as("ana"), showPayload, { ...on(exchange), query: { version: 0 } });
    if (came.outcome === "done") originals.push(came.answer.body);
  }
  expect(originals.toSorted()).toEqual([...first, ...later].toSorted());

  const of = { parameters: {}, query: { subject: `job/${id}` }, body: undefined };
  const trail = await callApi(as("ben"), readAudit, of);
  const acts = trail.outcome === "done" ? trail.answer.items.toReversed() : [];
  const hashTo = hash("sha256", JSON.stringify(RECIPE.map((one) => ({ ...one, unlisted: "keep" }))), "hex");
  expect(acts).toMatchObject([
    { action: "start job", by: "ana", result: "done", why: "old codes of the shop", hashTo },
    { action: "pause job", by: "ana", result: "refused", code: "job-waits-for-approval" },
    { action: "approve job", by: "ana", result: "refused", code: "bulk-needs-lead" },
    { action: "approve job", by: "ben", result: "done", hashTo },
    { action: "approve job", by: "ben", result: "refused", code: "job-not-waiting" },
  ]);
  expect(JSON.stringify(trail)).not.toMatch(/FR5|Jane/);
});

test("on a sensitive flow a job with a recipe waits however few it corrects, and not for who asked", async () => {
  await client.send("payments", [{ body: '{"id": "p10", "amount": "7,50"}' }]);
  const recipe = [{ op: "map" as const, path: "/amount", table: { "7,50": "7.50" } }];
  const body = { flow: "payments", text: "payment p10", recipe, why: "decimal comma" };
  const started = await callApi(as("ben"), startJob, { parameters: {}, query: {}, body });
  if (started.outcome !== "done") throw new Error(JSON.stringify(started));
  const { id, state } = started.answer;
  expect(state).toBe("waiting");
  expect(await callApi(as("ben"), approveJob, on(id))).toMatchObject({
    problem: { status: 409, code: "approval-by-author" },
  });
  const held = await callApi(as("ana"), showHeld, on((await heldOn("payments")).get("p10") ?? ""));
  const { signature = "" } = held.outcome === "done" ? held.answer : {};
  const of = { parameters: { flow: "payments", signature }, query: {} };
  await callApi(as("ben"), saveRecipe, { ...of, body: { recipe, why: "decimal comma" } });
  const keptRecipe = () => callApi(as("ben"), showRecipe, { ...of, body: undefined });
  expect(await keptRecipe()).toMatchObject({ answer: { lastUsedAt: null } });

  const { page, complaints, close } = await signedIn("Ana", "");
  await page.goto(`${client.outputs.endpoints.console}/clients/corrected/jobs/${id}`);
  await page.getByRole("button", { name: "Approve", exact: true }).click(WAIT);
  await page.getByText("The job is approved: it begins within a minute.").waitFor(WAIT);
  await page.getByText("Scheduled", { exact: true }).waitFor(WAIT);
  expect(await page.getByRole("button", { name: "Approve", exact: true }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await close();
  expect(await callApi(as("ben"), showJob, on(id))).toMatchObject({ answer: { approvedBy: "ana" } });
  await minutes(2);
  await client.host.idle();
  expect(await client.receive("payments")).toMatchObject([{ Body: '{"id": "p10", "amount": "7.50"}' }]);
  expect(await keptRecipe()).toMatchObject({ answer: { lastUsedAt: expect.any(String) } });
});

test("a recipe that a lead lets apply by itself mends what newly comes in, until one is refused", async () => {
  await client.send("orders", [inCurrency("auto-0", "USD")]);
  const before = (await heldOn("orders")).get("auto-0") ?? "";
  const shown = await callApi(as("ana"), showHeld, on(before));
  const { signature = "" } = shown.outcome === "done" ? shown.answer : {};
  const of = { parameters: { flow: "orders", signature }, query: {} };
  const recipe = [{ op: "map" as const, path: "/currency", table: { USD: "EUR" } }];
  const until = client.host.now().add({ hours: 48 }).toString();
  const automate = (person: string, body: object = {}, flow = "orders") =>
    callApi(as(person), automateRecipe, {
      parameters: { flow, signature },
      query: {},
      body: { until, cap: 20, why: "until the old shop is gone", ...body },
    });
  expect(await automate("ben")).toMatchObject({ problem: { status: 404, code: "recipe-unknown" } });
  await callApi(as("ben"), saveRecipe, { ...of, body: { recipe, why: "currencies" } });
  expect(await automate("ben")).toMatchObject({ problem: { status: 409, code: "automatic-by-author" } });
  await callApi(as("ana"), saveRecipe, { ...of, body: { recipe, why: "currencies" } });
  expect(await automate("ana")).toMatchObject({ problem: { status: 403 } });
  expect(await automate("ben", {}, "payments")).toMatchObject({ problem: { code: "automatic-sensitive" } });
  const late = client.host
    .now()
    .add({ hours: 24 * 91 })
    .toString();
  expect(await automate("ben", { until: late })).toMatchObject({
    problem: { code: "automatic-end-unusable" },
  });
  const named = ["--flow", "orders", "--signature", signature, "--as", "ben"];
  const allowed = [
    "automate",
    ...named,
    "--until",
    until,
    "--cap",
    "20",
    "--why",
    "until the old shop is gone",
  ];
  expect(await client.watchdogJson("recipe", ...allowed)).toMatchObject({ cap: 20, by: "ben", corrected: 0 });

  await client.send("orders", [inCurrency("auto-1", "USD"), inCurrency("auto-2", "USD")]);
  const arrived = (await heldOn("orders")).get("auto-1") ?? "";
  await minutes(3);
  await client.host.idle();
  const sent = (await client.receive("orders")).map(({ Body = "" }) => Body);
  expect(sent.toSorted()).toEqual([inCurrency("auto-1", "EUR").body, inCurrency("auto-2", "EUR").body]);
  expect((await heldOn("orders")).get("auto-0")).toBe(before);
  await minutes(1);
  const kept = () => callApi(as("ana"), showRecipe, { ...of, body: undefined });
  expect(await kept()).toMatchObject({ answer: { automatic: { corrected: 2, job: null, endedFor: null } } });
  const mended = await callApi(as("ana"), showHeld, on(arrived));
  const history = mended.outcome === "done" ? mended.answer.history : [];
  const [job = ""] = /orders\.[\da-f]{8}/.exec(history[1]?.note ?? "") ?? [];
  const why = `automatic, recipe ${signature} v2, allowed by ben: until the old shop is gone`;
  expect(history).toMatchObject([
    { step: "held" },
    { step: "corrected", by: "ben", note: `job ${job}: ${why}` },
    { step: "replaying", by: "ben", note: `job ${job}` },
    { step: "delivered" },
  ]);
  const trailOf = async (subject: string) => {
    const asked = { parameters: {}, query: { subject }, body: undefined };
    const trail = await callApi(as("ben"), readAudit, asked);
    return trail.outcome === "done" ? trail.answer.items : [];
  };
  expect(await trailOf(`job/${job}`)).toMatchObject([
    { action: "start automatic job", by: "watchdog", result: "done", why },
  ]);

  await client.send("orders", [inCurrency("auto-3", "GBP")]);
  await minutes(4);
  expect(await kept()).toMatchObject({ answer: { automatic: { corrected: 2, endedFor: "refused" } } });
  expect(await client.receive("orders")).toEqual([]);
  const ended = await client.watchdog("recipe", "end", ...named);
  expect(ended.stderr).toContain("there is nothing to end");
  expect(await automate("ben")).toMatchObject({ answer: { endedFor: null } });
  expect(await client.watchdogJson("recipe", "end", ...named)).toMatchObject({ endedFor: "person" });
  const acts = (await trailOf(`recipe/orders/${signature}`)).map(({ action, by, result }) => [
    action,
    by,
    result,
  ]);
  expect(acts.slice(0, 3)).toEqual([
    ["end automatic recipe", "ben", "done"],
    ["automate recipe", "ben", "done"],
    ["end automatic recipe", "ben", "refused"],
  ]);
});

test("a run that ends after any of its writes corrects each exchange once, and sends nothing uncorrected", async () => {
  vi.spyOn(console, "error").mockReturnValue();
  const runs = new JobsUnderTest(client, corrected);
  const rounds = Array.from({ length: 50 }, (_, round) => round);
  await client.send(
    "invoices",
    rounds.flatMap((round) => three(round, "1,00").map((body) => ({ body }))),
  );
  // Applied once more, it would make another text.
  const table = { "1,00": "1.00", "1.00": "2.00" };
  const recipe = [{ op: "map" as const, path: "/amount", table }];
  let writes = Infinity;
  for (const round of rounds) {
    if (round > writes) break;
    // Later than the host's own schedule comes by.
    const at = client.host.now().add({ hours: 2 });
    const due = { startAt: at.toString(), pace: { batch: 2 }, why: "a test" };
    const asked = { flow: "invoices", text: `payment r${round}-`, recipe, ...due };
    const started = await callApi(as("ana"), startJob, { parameters: {}, query: {}, body: asked });
    if (started.outcome !== "done") throw new Error(JSON.stringify(started));
    const { id } = started.answer;
    // The first round tells how many writes there are, the others end after each of them.
    if (round === 0) writes = await runs.at(at);
    else await runs.endingAfter(round - 1, at);
    await runs.at(at.add({ minutes: 1 }));
    const counts = { state: "finished", matching: 3, sent: 3, heldAgain: 0, skipped: 0 };
    expect([round, await callApi(as("ana"), showJob, on(id))]).toMatchObject([round, { answer: counts }]);
    const arrived = (await client.receive("invoices")).map(({ Body }) => Body);
    expect([round, new Set(arrived)]).toEqual([round, new Set(three(round, "1.00"))]);
    const told = await callApi(as("ana"), listJobOutcomes, { ...on(id), query: {} });
    for (const { exchange } of told.outcome === "done" ? told.answer.items : []) {
      const shown = await callApi(as("ana"), showHeld, on(exchange));
      expect([round, shown]).toMatchObject([round, { answer: { corrections: [{ version: 1, by: "ana" }] } }]);
    }
  }
  expect(writes).toBeGreaterThan(20);
  expect(writes).toBeLessThan(rounds.length);
  runs.stop();
  vi.restoreAllMocks();
});

test("in the console what is proposed for an exchange is applied to it with a reason", async () => {
  await client.send("orders", [{ body: order("20", "FR 10") }]);
  const id = (await heldOn("orders")).get("20") ?? "";
  const viewer = await signedIn("local-viewer", `/${id}`);
  await viewer.page.getByText("masked for your role").waitFor(WAIT);
  expect(await viewer.page.getByText("Proposed corrections").count()).toBe(0);
  await viewer.close();

  const phone = await signedIn("Ana", `/${id}`, { on: "phone", dark: true, language: "fr" });
  await phone.page.getByText('Remplacer "FR 10" par "FR10" à /lines/*/vat').waitFor(WAIT);
  expect(await seriousFaults(phone.page)).toEqual([]);
  expect(await phone.page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  await phone.close();

  const { page, complaints, close } = await signedIn("Ana", `/${id}`);
  const proposed = page.getByRole("table", { name: "Proposed corrections" });
  await proposed.getByText("Valid by the contract").waitFor(WAIT);
  expect(await seriousFaults(page)).toEqual([]);
  await proposed.getByRole("button", { name: 'Apply: Replace "FR 10" by "FR10"' }).click();
  const dialog = page.getByRole("dialog");
  expect(await dialog.getByRole("button", { name: "Apply" }).isDisabled()).toBe(true);
  await dialog.getByRole("checkbox", { name: "Replay at once" }).check();
  await dialog.getByRole("textbox").fill("a space too many");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await page.getByText("Correction saved (version 1) and replayed.").waitFor(WAIT);
  expect(complaints).toEqual([]);
  await close();
  await client.host.idle();
  expect(await client.receive("orders")).toMatchObject([{ Body: order("20", "FR10") }]);
});

test("in the console a recipe is made in steps, tried on all that is held, and kept", async () => {
  const dues = ["31/12/2026", "30/11/2026", "29/10/2026"];
  const sent = dues.map((due, at) => order(`3${at}`, "FR20").replace('"2026-12-31"', `"${due}"`));
  await client.send(
    "orders",
    sent.map((body) => ({ body })),
  );
  const id = (await heldOn("orders")).get("30") ?? "";
  const shown = await callApi(as("ana"), showHeld, on(id));
  const { signature = "" } = shown.outcome === "done" ? shown.answer : {};
  const asked = `flow=orders&signature=${signature}`;

  const viewer = await signedIn("local-viewer", `/recipe?${asked}`);
  await viewer.page.getByText("Your role does not allow corrections").waitFor(WAIT);
  await viewer.page.goto(`${client.outputs.endpoints.console}/clients/corrected/quarantine?${asked}`);
  await viewer.page.getByRole("heading", { name: /^\/due/ }).waitFor(WAIT);
  expect(await viewer.page.getByRole("link", { name: /recipe/ }).count()).toBe(0);
  await viewer.close();

  const { page, complaints, close } = await signedIn("Ana", `?${asked}`);
  await page.getByRole("link", { name: "Correct all with a recipe" }).click(WAIT);
  await page.getByText("This recipe is proposed from one exchange").waitFor(WAIT);
  const olds = page.getByRole("textbox", { name: "Old value" });
  const proposed = await olds.first().inputValue();
  const [other = ""] = dues.filter((due) => due !== proposed);
  await page.getByRole("button", { name: "Add a value" }).click();
  await olds.nth(1).fill(other);
  expect(await page.getByRole("button", { name: "Try" }).isDisabled()).toBe(true);
  await page.getByRole("textbox", { name: "New value" }).nth(1).fill(other.split("/").toReversed().join("-"));
  await page.getByRole("button", { name: "Try" }).press("Enter");
  await page.getByText("2 would pass").waitFor(WAIT);
  await page.getByText("1 would still fail, in one cause").waitFor(WAIT);
  const left = page.getByRole("table", { name: "What would remain" });
  await left.getByText("/due").first().waitFor(WAIT);
  const changed = page.getByRole("table", { name: /^What would change in/ }).getByRole("row");
  await changed.getByText("/due").first().waitFor(WAIT);
  const changes = (await changed.allInnerTexts()).join(" ");
  expect(changes).toContain(`"${other}"`);
  expect(changes).toContain("/due");
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Save the recipe" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("days as the old shop writes them");
  await dialog.getByRole("button", { name: "Save the recipe" }).click();
  await page.getByText("By ana").waitFor(WAIT);
  await page.getByRole("button", { name: "Correct and replay all…" }).click();
  await dialog.getByText("3 exchanges match now").waitFor(WAIT);
  await dialog.getByRole("textbox").fill("days as the old shop wrote them");
  await dialog.getByRole("button", { name: "Replay 3" }).click();
  await page.getByRole("heading", { name: "Replay of orders" }).waitFor(WAIT);
  await page.getByRole("button", { name: "Cancel the job" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel the job" }).click();
  await page.getByText("Cancelled", { exact: true }).waitFor(WAIT);
  expect(complaints).toEqual([]);
  await close();
  const parameters = { flow: "orders", signature };
  const kept = await callApi(as("ana"), showRecipe, { parameters, query: {}, body: undefined });
  const table = kept.outcome === "done" ? kept.answer.recipe.flatMap((one) => Object.entries(one)) : [];
  expect(JSON.stringify(table)).toContain(other);

  const day = client.host
    .now()
    .add({ hours: 24 * 10 })
    .toString()
    .slice(0, 10);
  const lead = await signedIn("Ben", `/recipe?${asked}`);
  const byItself = lead.page.getByRole("checkbox", { name: "Apply it by itself to what newly comes in" });
  await byItself.click(WAIT);
  const allowing = lead.page.getByRole("dialog");
  expect(await seriousFaults(lead.page)).toEqual([]);
  await allowing.getByRole("textbox", { name: "Last day" }).fill(day.replaceAll("-", "/"));
  await allowing.getByRole("spinbutton", { name: "Exchanges at most" }).fill("250");
  await allowing.getByRole("textbox", { name: "Reason" }).fill("until the old shop is gone");
  await allowing.getByRole("button", { name: "Allow" }).click();
  await lead.page.getByText("allowed by ben: 0 of 250 corrected").waitFor(WAIT);
  expect(await byItself.isChecked()).toBe(true);
  expect(await seriousFaults(lead.page)).toEqual([]);
  await byItself.click();
  await lead.page.getByText("Ended by somebody").waitFor(WAIT);
  expect(lead.complaints).toEqual([]);
  await lead.close();

  const phone = await signedIn("Ana", `/recipe?${asked}`, { on: "phone", dark: true, language: "fr" });
  await phone.page.getByText("days as the old shop writes them").waitFor(WAIT);
  await phone.page.getByRole("textbox", { name: "Ancienne valeur" }).nth(1).waitFor(WAIT);
  expect(await seriousFaults(phone.page)).toEqual([]);
  expect(await phone.page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  await phone.page.getByRole("button", { name: /^Forme/ }).click();
  await phone.page.getByRole("option", { name: "JSON" }).click();
  await phone.page.locator(".cm-content").getByText('"map"').waitFor(WAIT);
  await phone.page.getByRole("button", { name: "Essayer" }).click();
  await phone.page.getByText("2 échanges passeraient").waitFor(WAIT);
  expect(await seriousFaults(phone.page)).toEqual([]);
  expect(await phone.page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  expect(phone.complaints).toEqual([]);
  await phone.close();
});
