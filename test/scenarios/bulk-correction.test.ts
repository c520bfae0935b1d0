/** One wrong VAT code holds 5,000 orders; two people put them right in the console: recipe, trial, approval, job. */
import { readFile } from "node:fs/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import pMap from "p-map";
import type { Browser } from "playwright-core";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import type * as z from "zod";
import { stores } from "../../functions/aws/stores.ts";
import { callApi } from "../../schemas/api/api-call.ts";
import { listJobOutcomes } from "../../schemas/api/job-operations.ts";
import { readAudit } from "../../schemas/api/report-operations.ts";
import { DeskToken } from "../../schemas/desk-token.ts";
import {
  journalTableName,
  lineTableName,
  pulseTableName,
  quarantineTableName,
} from "../../schemas/resource-names.ts";
import { client as corrected } from "../clients/corrected/corrected/client.ts";
import { launchBrowser } from "./browser.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { openConsole, signIn } from "./console-desk.ts";
import { seriousFaults } from "./serious-faults.ts";

const WAIT = { timeout: 60_000 };
const KEYS = 2500;
const PAGE = 100;

let client: ClientUnderTest;
let browser: Browser;
let tokens: z.output<typeof DeskToken>;
let dynamodb: DynamoDBClient;
beforeAll(async () => {
  [client, browser] = await Promise.all([
    clientUnderTest({ client: "corrected", clients: "corrected" }),
    launchBrowser(),
  ]);
  tokens = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8")));
  const { endpoints, region } = client.outputs;
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  dynamodb = new DynamoDBClient({ endpoint: endpoints.dynamodb, region, credentials });
});
afterAll(async () => {
  dynamodb?.destroy();
  await browser?.close();
  await client?.stop();
});

const as = (person: string) => ({
  address: client.outputs.endpoints.api ?? "",
  accessToken: tokens.people[person] ?? "",
  language: "en" as const,
});

async function signedIn(person: string, path: string) {
  const address = `${client.outputs.endpoints.console ?? ""}/clients/corrected/${path}`;
  const opened = await openConsole(browser, address);
  await signIn(opened.page, person);
  return opened;
}

const order = (id: string, vat: string) =>
  `{"id":"${id}", "customer": "Jane Doe", "currency":"EUR", "due": "2026-12-31", "total": 12.50, "lines":[{"sku":"a", "vat" :"${vat}"}]}\n`;
const mended = (body: string) => body.replace("FR5", "FR055");
const minutes = (count: number) => client.host.advance(Temporal.Duration.from({ minutes: count }));
const nameOf = (body: string) => body.slice(7, body.indexOf('"', 7));

test("5,000 orders are corrected by one recipe, approved by a second person, and sent in order", async () => {
  const keys = Array.from({ length: KEYS }, (_, index) => `n${index}`);
  const [first, later] = [keys, keys.map((key) => `${key}/2`)].map((ids) =>
    ids.map((id) => order(id, "FR5")),
  );
  const sent = [...(first ?? []), ...(later ?? [])];
  for (const bodies of [first, later])
    await client.send(
      "orders",
      (bodies ?? []).map((body) => ({ body })),
    );

  const ana = await signedIn("Ana", "quarantine");
  await ana.page.getByRole("link", { name: /^\/lines\/-\/vat/ }).click(WAIT);
  await ana.page.getByRole("link", { name: "Correct all with a recipe" }).click(WAIT);
  const old = ana.page.getByRole("textbox", { name: "Old value" });
  await old.first().waitFor(WAIT);
  expect(await old.first().inputValue()).toBe("FR5");
  await ana.page.getByRole("textbox", { name: "New value" }).first().fill("FR055");
  await ana.page.getByRole("button", { name: "Try" }).click();
  await ana.page.getByText("of 5,000 tried").waitFor(WAIT);
  await minutes(2);
  await ana.page.getByText("5,000 would pass").waitFor(WAIT);
  await ana.page.getByRole("button", { name: "Correct and replay all…" }).click();
  const dialog = ana.page.getByRole("dialog");
  await dialog.getByText("The job will wait until a second person approves it.").waitFor(WAIT);
  await dialog.getByRole("textbox").fill("old code of the reduced rate");
  await dialog.getByRole("button", { name: "Replay 5,000" }).click();
  await ana.page.getByText("Waiting for a second person’s approval").waitFor(WAIT);
  const path = new URL(ana.page.url()).pathname;
  const id = decodeURIComponent(path.split("/").at(-1) ?? "");

  const ben = await signedIn("Ben", `jobs/${id}`);
  await ben.page.getByText("5,000 would pass").waitFor(WAIT);
  await ben.page.getByText('"FR055"').first().waitFor(WAIT);
  expect(await seriousFaults(ben.page)).toEqual([]);
  await ben.page.getByRole("button", { name: "Approve" }).click();
  await ben.page.getByText("The job is approved").waitFor(WAIT);
  await minutes(3);
  await client.host.idle();
  await ben.page.getByText("Finished", { exact: true }).waitFor(WAIT);
  for (const { complaints, close } of [ana, ben]) {
    expect(complaints).toEqual([]);
    await close();
  }

  const arrived = (await client.receive("orders")).map(({ Body = "" }) => Body);
  expect(arrived.toSorted()).toEqual(sent.map(mended).toSorted());
  const place = new Map(arrived.map((body, index) => [nameOf(body), index]));
  const overtaken = keys.filter((key) => (place.get(`${key}/2`) ?? -1) < (place.get(key) ?? Infinity));
  expect(overtaken).toEqual([]);

  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const asked = { parameters: { id }, query: { limit: 200, cursor }, body: undefined };
    const told = await callApi(as("ben"), listJobOutcomes, asked);
    if (told.outcome !== "done") throw new Error(JSON.stringify(told));
    expect(told.answer.items.filter(({ outcome }) => outcome !== "sent")).toEqual([]);
    ids.push(...told.answer.items.map(({ exchange }) => exchange));
    cursor = told.answer.next ?? undefined;
  } while (cursor !== undefined);
  expect(new Set(ids).size).toBe(2 * KEYS);

  const names = {
    journal: journalTableName(corrected.id),
    quarantine: quarantineTableName(corrected.id),
    pulse: pulseTableName(corrected.id),
    lines: lineTableName(corrected.id),
    payloads: "none",
  };
  const { quarantine } = stores({ dynamodb }, names, corrected.retention);
  const came: string[] = [];
  for (let at = 0; at < ids.length; at += PAGE) {
    for (const exchange of await quarantine.findAll(ids.slice(at, at + PAGE))) {
      expect(exchange).toMatchObject({ state: "delivered", corrections: [{ by: "ana", approvedBy: "ben" }] });
      expect(exchange.history.map(({ step, by }) => [step, by])).toEqual([
        ["held", null],
        ["corrected", "ana"],
        ["replaying", "ana"],
        ["delivered", null],
      ]);
    }
    const contents = await pMap(ids.slice(at, at + PAGE), (one) => quarantine.content(one), {
      concurrency: 16,
    });
    came.push(...contents.map((content) => content?.body ?? ""));
  }
  expect(came.toSorted()).toEqual(sent.toSorted());

  const trail = await callApi(as("ben"), readAudit, {
    parameters: {},
    query: { subject: `job/${id}` },
    body: undefined,
  });
  expect(trail).toMatchObject({
    answer: {
      items: [
        { action: "approve job", by: "ben", result: "done" },
        { action: "start job", by: "ana", result: "done", why: "old code of the reduced rate" },
      ],
    },
  });
});
