/** What was delivered is delivered again, to an application that was restored from a backup. */
import { readFile } from "node:fs/promises";
import type { Message } from "@aws-sdk/client-sqs";
import type { Browser } from "playwright-core";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { callApi } from "../../schemas/api/api-call.ts";
import { traceKey } from "../../schemas/api/trace-operations.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { openConsole, signIn } from "./console-desk.ts";
import { seriousFaults } from "./serious-faults.ts";

const FLOWS = ["orders", "stock", "contacts"] as const;
const KEYS = 12;

const WAIT = { timeout: 30_000 };

let client: ClientUnderTest;
let browser: Browser;
beforeAll(async () => {
  [client, browser] = await Promise.all([
    clientUnderTest({ client: "redelivered", clients: "redelivered" }),
    launchBrowser(),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await client?.stop();
});

const minutes = (count: number) => client.host.advance(Temporal.Duration.from({ minutes: count }));
const record = (key: string, version: number) => `{"key": "${key}",\t"version": ${version}}`;
const seen = ({ Body = "", MessageAttributes }: Message) =>
  JSON.stringify([Body, MessageAttributes?.["shop"]?.StringValue]);
const keyOf = (text: string) => z.object({ key: z.string() }).parse(JSON.parse(JSON.parse(text)[0])).key;

/** What arrived, by its key in the order of arrival. */
const byKey = (arrived: readonly string[]) => Object.fromEntries(Map.groupBy(arrived, keyOf));

/** Each key of each flow in its next version. */
async function traffic(version: number): Promise<void> {
  for (const flow of [...FLOWS, "invoices"])
    await client.send(
      flow,
      Array.from({ length: KEYS }, (_, index) => ({
        body: record(`${flow}-${index}`, version),
        attributes: { shop: { DataType: "String", StringValue: "lyon" } },
      })),
    );
}

const Started = z.object({
  jobs: z.array(z.object({ id: z.string(), flow: z.string(), state: z.string(), matching: z.int() })),
  unarchived: z.array(z.string()),
  partly: z.array(z.string()),
});
const Job = z.looseObject({ state: z.string(), sent: z.int(), skipped: z.int() });

test("two hours of three flows come again after the target was emptied: the same bytes in the same order, none twice", async () => {
  await traffic(1);
  await minutes(5);
  const from = client.host.now();
  const delivered: Record<string, string[]> = Object.fromEntries(FLOWS.map((flow) => [flow, []]));
  for (const flow of FLOWS) await client.receive(flow);
  for (let version = 2; version <= 5; version += 1) {
    await minutes(29);
    await traffic(version);
    for (const flow of FLOWS) delivered[flow]?.push(...(await client.receive(flow)).map(seen));
  }
  const until = client.host.now();
  await minutes(10);
  await traffic(6);
  for (const flow of [...FLOWS, "invoices"]) await client.receive(flow);

  const window = ["--target", "erp", "--from", from.toString(), "--to", until.toString()];
  const dry = await client.watchdogJson("redeliver", ...window, "--dry-run", "--as", "ana");
  expect(dry).toEqual({
    flows: FLOWS.map((flow) => ({ flow, forwarded: 4 * KEYS })),
    unarchived: ["news"],
    partly: [],
  });
  const refused = await client.watchdog("redeliver", ...window, "--why", "restored", "--as", "local-support");
  expect(refused).toMatchObject({ exit: 3, stdout: "" });
  const restored = [...window, "--why", "the ERP was restored to 10:00", "--as", "ana"];
  const started = Started.parse(await client.watchdogJson("redeliver", ...restored));
  expect(started.jobs.map(({ flow, state }) => [flow, state])).toEqual(
    FLOWS.map((flow) => [flow, "scheduled"]),
  );
  await minutes(3);
  await client.host.idle();

  for (const { id, flow } of started.jobs) {
    const job = Job.parse(await client.watchdogJson("job", "show", id));
    expect(job).toMatchObject({ state: "finished", sent: 4 * KEYS, skipped: 0, left: 0 });
    const again = (await client.receive(flow)).map(seen);
    expect(again).toHaveLength(4 * KEYS);
    expect(byKey(again)).toEqual(byKey(delivered[flow] ?? []));
    const trail = await client.watchdog("audit", "--subject", `job/${id}`, "--as", "ana");
    expect(trail.stdout).toContain("redeliver");
    expect(trail.stdout).toContain("the ERP was restored to 10:00");
  }
  expect(await client.receive("invoices")).toEqual([]);
  expect(await client.receive("news")).toEqual([]);
});

test("one business key comes again past the duplicate guard, as often as it is asked for", async () => {
  const now = client.host.now();
  const window = ["--flow", "orders", "--from", now.subtract({ hours: 5 }).toString()];
  const asked = [
    ...window,
    "--to",
    now.subtract({ seconds: 1 }).toString(),
    "--key",
    "orders-3",
    "--as",
    "ana",
  ];
  const expected = Array.from({ length: 6 }, (_, index) => record("orders-3", index + 1));
  for (const why of ["a test", "another test"]) {
    const started = Started.parse(await client.watchdogJson("redeliver", ...asked, "--why", why));
    expect(started.jobs).toMatchObject([{ flow: "orders", matching: 6 }]);
    await minutes(2);
    await client.host.idle();
    expect((await client.receive("orders")).map(({ Body }) => Body)).toEqual(expected);
  }
});

test("whoever looks an exchange up sees that it came again", async () => {
  const api = { address: client.outputs.endpoints.api ?? "", language: "en" as const };
  const { people } = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
  const asked = { parameters: {}, query: { key: "stock-1" }, body: undefined };
  const traced = await callApi({ ...api, accessToken: people["ana"] ?? "" }, traceKey, asked);
  const steps = traced.outcome === "done" ? traced.answer.items : [];
  const again = steps.filter(({ step }) => step === "redelivered");
  expect(again.map(({ exchangeId, by }) => [exchangeId, by])).toEqual(
    [2, 3, 4, 5].map((version) => [`stock-1/${version}`, "ana"]),
  );
});

test("in the console a lead chooses an application and a time, sees what would go, and starts the jobs", async () => {
  const address = `${client.outputs.endpoints.console ?? ""}/clients/redelivered/jobs`;
  const desk = await openConsole(browser, address);
  await signIn(desk.page, "Ana");
  await desk.page.getByRole("button", { name: "Deliver again…" }).click(WAIT);
  const dialog = desk.page.getByRole("dialog");
  await dialog.getByRole("button", { name: /^To the application/ }).click();
  await desk.page.getByRole("option", { name: "ERP" }).click();
  const zoned = client.host.now().toZonedDateTimeISO("Europe/Paris");
  const times = dialog.getByRole("textbox", { name: "at", exact: true });
  const type = async (label: string, time: number, at: Temporal.ZonedDateTime) => {
    const day = at.toPlainDate().toString().replaceAll("-", "/");
    await dialog.getByRole("textbox", { name: label }).fill(day);
    await times.nth(time).fill(at.toString().slice(11, 16));
  };
  await type("Forwarded from", 0, zoned.subtract({ hours: 6 }));
  await type("Forwarded until", 1, zoned.subtract({ minutes: 1 }));
  await dialog.getByText(`stock: about ${6 * KEYS} exchanges`).waitFor(WAIT);
  await dialog.getByText("Without an archive, ask the source: news").waitFor(WAIT);
  expect(await seriousFaults(desk.page)).toEqual([]);
  await dialog.getByRole("textbox", { name: "This key only (optional)" }).fill("stock-5");
  await dialog.getByText("stock: about 6 exchanges").waitFor(WAIT);
  await dialog.getByRole("textbox", { name: /^Reason|^Why/ }).fill("the ERP lost one article");
  await dialog.getByRole("button", { name: "Deliver again" }).click();
  await desk.page.getByText("The redelivery is asked for").waitFor(WAIT);
  await minutes(3);
  await client.host.idle();
  const expected = Array.from({ length: 6 }, (_, index) => record("stock-5", index + 1));
  expect((await client.receive("stock")).map(({ Body }) => Body)).toEqual(expected);
  expect(desk.complaints).toEqual([]);
  await desk.close();

  const phone = await openConsole(browser, address, { on: "phone", dark: true, language: "fr" });
  await signIn(phone.page, "Ana");
  await phone.page.getByRole("link", { name: "the ERP lost one article" }).first().click(WAIT);
  await phone.page.getByText("Livre de nouveau").waitFor(WAIT);
  await phone.page.getByText("clé stock-5").waitFor(WAIT);
  expect(await seriousFaults(phone.page)).toEqual([]);
  expect(await phone.page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBe(0);
  expect(phone.complaints).toEqual([]);
  await phone.close();
});

test("what cannot be delivered again is told", async () => {
  const now = client.host.now();
  const redeliver = (...args: string[]) => client.watchdog("redeliver", ...args, "--dry-run", "--as", "ana");
  const hour = ["--from", now.subtract({ hours: 1 }).toString()];
  const past = ["--to", now.subtract({ minutes: 1 }).toString()];
  expect(await redeliver("--flow", "news", ...hour, ...past)).toMatchObject({
    exit: 1,
    stderr: expect.stringContaining("keeps an archive"),
  });
  const future = ["--to", now.add({ hours: 1 }).toString()];
  expect(await redeliver("--flow", "orders", ...hour, ...future)).toMatchObject({
    exit: 2,
    stderr: expect.stringContaining("does not end in the past"),
  });
  expect(await redeliver("--target", "none", ...hour, ...past)).toMatchObject({ exit: 2 });
  const gone = ["--from", "2020-01-01T00:00Z", "--to", "2020-02-01T00:00Z"];
  expect(await redeliver("--flow", "orders", ...gone)).toMatchObject({
    exit: 1,
    stderr: expect.stringContaining("does not reach back"),
  });
  const keyed = ["--flow", "orders", ...hour, ...past, "--key", "none", "--why", "a test", "--as", "ana"];
  expect(await client.watchdog("redeliver", ...keyed)).toMatchObject({
    exit: 1,
    stderr: expect.stringContaining("Nothing was delivered under this key"),
  });
  const long = ["--from", now.subtract({ hours: 24 * 30 }).toString(), ...past];
  expect((await redeliver("--flow", "orders", ...long)).stdout).toContain("the oldest is lost: orders");
});
