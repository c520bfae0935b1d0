/** An application that cannot be reached is one incident, however many flows it stops; told once, and when it is over. */
import { once } from "node:events";
import { createServer } from "node:http";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { incidentTable } from "../../functions/aws/incident-table.ts";
import type { Incidents } from "../../functions/ports.ts";
import { incidentTableName } from "../../schemas/resource-names.ts";
import { ERP_PORT, secrets } from "../clients/probed/secrets.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { Outbox } from "./outbox.ts";

const FLOWS = Array.from({ length: 12 }, (_, index) => `flow-${index + 1}`);

let isErpUp = true;
const erp = createServer(({ socket }, response) => {
  if (isErpUp) response.end("status: UP");
  else socket.destroy();
});
let client: ClientUnderTest;
let outbox: Outbox;
let dynamodb: DynamoDBClient;
let incidents: Incidents;
beforeAll(async () => {
  erp.listen(ERP_PORT, "127.0.0.1");
  await once(erp, "listening");
  client = await clientUnderTest({ client: "probed", clients: "probed" });
  outbox = new Outbox(client.outputs);
  dynamodb = new DynamoDBClient({
    endpoint: client.outputs.endpoints.dynamodb,
    region: client.outputs.region,
    credentials: { accessKeyId: "any", secretAccessKey: "any" },
  });
  incidents = incidentTable(dynamodb, incidentTableName("probed"));
});
afterAll(async () => {
  dynamodb.destroy();
  await client.stop();
  erp.close();
  erp.closeAllConnections();
});

/** Sets the host's clock to a time of the same Tuesday in Paris. */
const setTime = (time: string) =>
  client.host.setTime(Temporal.ZonedDateTime.from(`2026-11-24T${time}[Europe/Paris]`).toInstant());

/** Lets time pass, with a sweep and the probes each minute, or each step. */
const passes = (duration: string, step?: string) =>
  client.host.advance(
    Temporal.Duration.from(duration),
    step === undefined ? step : Temporal.Duration.from(step),
  );

let turn = 0;
/** Lets one exchange through each of these flows. */
async function carry(flows: readonly string[]): Promise<void> {
  turn += 1;
  for (const flow of flows) await client.send(flow, [{ body: JSON.stringify({ id: `${flow} ${turn}` }) }]);
}

/** Reports as a job of an application does. */
async function report(application: keyof typeof secrets, probe: string, body: object): Promise<number> {
  const url = client.outputs.stacks["ProbedRuntime"]?.["ProbesUrl"];
  const answer = await fetch(`${url}/${application}/${probe}`, {
    method: "POST",
    headers: { authorization: `Bearer ${secrets[application]}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return answer.status;
}

/** What is not closed, as `cause state`. */
async function notClosed(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { cause, state } of incidents.notClosed()) found.push(`${cause} ${state}`);
  return found.sort();
}

/** How often each way was told of an application or a flow since it was last asked for. */
async function toldOf(name: string): Promise<Readonly<Record<string, number>>> {
  const ways = (await outbox.fresh())
    .filter(({ body }) => body.includes(` ${name} `))
    .map(({ protocol, endpoint }) => `${protocol} ${endpoint}`);
  return Object.fromEntries(ways.map((way) => [way, ways.filter((one) => one === way).length]));
}

const ONCE = { "email ana@example.com": 1, "sms +33639980001": 1 };

test("an ERP that is down under 12 flows is one incident and one call, and its flows are attached", async () => {
  await setTime("09:00");
  await passes("PT2M");
  await carry(FLOWS);
  // The digest of the morning is no call.
  await outbox.fresh();
  isErpUp = false;
  await passes("PT13M");
  expect(await notClosed()).toEqual(["application/erp#unreachable open"]);
  const incident = await incidents.latest("application/erp#unreachable");
  expect(incident).toMatchObject({
    priority: "P1",
    flows: FLOWS,
    evidence: { probe: "health", reason: "connection" },
  });
  expect(incident?.explains.map(({ cause }) => cause).sort()).toEqual(
    FLOWS.map((flow) => `flow/${flow}#silent`).sort(),
  );
  const told = await outbox.fresh();
  expect(told.map(({ protocol, endpoint }) => `${protocol} ${endpoint}`).sort()).toEqual(Object.keys(ONCE));
  expect(told.find(({ protocol }) => protocol === "sms")?.body).toMatch(
    /^P1 #\d+ new: ERP unreachable since 24\/11, 09:0\d \(Probed\) http:\S+\/l\/\S{12}$/,
  );
});

test("when it is back its incident resolves, and the flow that is still silent calls after some time", async () => {
  isErpUp = true;
  const [silent = "", ...others] = FLOWS;
  await carry(others);
  await passes("PT7M");
  await carry(others);
  expect(await notClosed()).toEqual(["application/erp#unreachable resolved"]);
  await passes("PT6M");
  await carry(others);
  expect(await notClosed()).toEqual(["application/erp#unreachable resolved"]);
  await passes("PT6M");
  expect(await notClosed()).toEqual(["application/erp#unreachable resolved", `flow/${silent}#silent open`]);
  await carry(FLOWS);
  await passes("PT7M");
  await carry(FLOWS);
  await passes("PT7M");
  expect((await notClosed()).filter((one) => one.endsWith("open"))).toEqual([]);
});

test("an application that stops reporting calls when its report is overdue, and is well when it reports", async () => {
  await setTime("11:00");
  await passes("PT12M");
  expect(await report("bank", "batch", { status: "ok", value: 100 })).toBe(202);
  await toldOf("Bank");
  await passes("PT2H5M", "PT5M");
  expect(await toldOf("Bank")).toEqual({});
  await passes("PT10M");
  expect(await toldOf("Bank")).toEqual(ONCE);
  expect(await incidents.latest("application/bank#unreachable")).toMatchObject({
    state: "open",
    evidence: { probe: "batch", reason: "not-reported" },
  });
  expect(await report("bank", "batch", { status: "ok", value: 0 })).toBe(202);
  await passes("PT20M");
  expect(await toldOf("Bank")).toEqual(ONCE);
  expect(await incidents.latest("application/bank#unreachable")).toMatchObject({ state: "resolved" });
});

test("20 flaps of a probe are one incident, and two notifications at most on each way", async () => {
  await toldOf("CRM");
  for (let flap = 0; flap < 20; flap += 1) {
    expect(await report("crm", "job", { status: "failing" })).toBe(202);
    await passes("PT3M");
    expect(await report("crm", "job", { status: "ok" })).toBe(202);
    await passes("PT3M");
  }
  await passes("PT30M");
  expect(await incidents.latest("application/crm#unreachable")).toMatchObject({
    opening: 1,
    state: "resolved",
    evidence: { status: "failing", reason: "reported" },
  });
  const told = await toldOf("CRM");
  expect(told).toMatchObject({ "sms +33639980001": 2 });
  expect(Math.max(...Object.values(told))).toBe(2);
});
