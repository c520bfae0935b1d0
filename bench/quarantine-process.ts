/*
 * What a page of the quarantine costs: `quarantine-process.ts TASK`. The process holds so many exchanges of so many
 * failures in a table, and asks for pages in turns: by the API's function, and by one bare Query each that answers the
 * same items. The emulated table is in the parent process.
 */
import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import pMap from "p-map";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { apiAnswers } from "../functions/api/answer.ts";
import { HeldItems } from "../functions/aws/held-items.ts";
import { SignatureItems } from "../functions/aws/signature-items.ts";
import { stores } from "../functions/aws/stores.ts";
import { watchStores } from "../functions/aws/watch-stores.ts";
import { fault } from "../functions/quarantine/fault.ts";
import { firstHeld } from "../functions/quarantine/life.ts";
import { batchChanges } from "../functions/quarantine/signature-change.ts";
import type { Holding } from "../schemas/held-exchange.ts";
import { timestamp } from "../schemas/timestamp.ts";
import { QuarantineTask } from "./quarantine-task.ts";
import { median } from "./statistics.ts";
import { sweptClient, SWEPT } from "./swept-client.ts";

const CONCURRENT_WRITES = 24;
const WARM_UP = 60;
const MEASURED = 200;
const LIMIT = 50;

const task = QuarantineTask.parse(JSON.parse(process.argv[2] ?? ""));
const client = sweptClient(task.flows);
const dynamodb = new DynamoDBClient({
  region: SWEPT.region,
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
  endpoint: task.dynamodb,
});
const TableName = SWEPT.tables.quarantine;
const began = Temporal.Instant.from("2026-11-01T00:00:00Z");
const since = (index: number) => began.add({ milliseconds: index * 1000 });

function holding(index: number): Holding {
  const flow = `flow-${index % task.flows}`;
  const kind = Math.floor(index / task.flows) % Math.ceil(task.signatures / task.flows);
  const message = {
    fr: "Un texte est attendu ici : faire corriger l'émetteur, ou corriger l'échange.",
    en: "A text is expected here: have the sender mend it, or correct the exchange.",
  };
  const one = {
    code: "contract-type",
    severity: "error" as const,
    path: `/order/field-${kind}`,
    position: { line: 3, column: 7 },
    message,
    expected: "string",
    received: "missing" as const,
  };
  return {
    flow,
    exchangeId: `order-${index}`,
    businessKey: `#${index}`,
    contentHash: String(index),
    transferEncoding: null,
    order: null,
    messageId: `m-${index}`,
    receiveCount: 1,
    content: { body: "{}", attributes: {} },
    ...fault({ id: flow, contractVersion: 1 }, "contract", { findings: [one], total: 1 }),
  };
}

/** Holds all, and counts them by what is wrong. */
async function fill(): Promise<void> {
  const items = new HeldItems(dynamodb, TableName, client.retention.settled);
  const signatures = new SignatureItems(dynamodb, TableName, client.retention.signatures);
  const holdings = Array.from({ length: task.held }, (_, index) => holding(index));
  await pMap([...holdings.entries()], ([index, one]) => items.create(firstHeld(one, since(index))), {
    concurrency: CONCURRENT_WRITES,
  });
  const changes = batchChanges(holdings, timestamp(since(task.held)), () => true);
  await signatures.announce(changes);
  await signatures.carryOut(changes);
}

const unused = () => Promise.reject(new Error("a page of the quarantine sends nothing"));
const answers = apiAnswers(
  {
    client,
    ...stores({ dynamodb }, SWEPT.tables, client.retention),
    ...watchStores(dynamodb, SWEPT.tables),
    actions: { begin: unused, answer: unused, release: unused },
    replayQueue: { order: unused },
    jobs: {
      create: unused,
      find: unused,
      change: unused,
      record: unused,
      noteAnswer: unused,
      answers: unused,
      async *list() {},
      async *outcomes() {},
    },
    trials: { find: unused, save: unused, async *running() {} },
    inboundOf: () => ({ arn: "", url: "", region: "", adopted: false }),
    subscriptions: { async *all() {} },
    ways: { subscribe: unused, unsubscribe: unused, text: unused },
    newPhoneCode: () => ({ code: "", salt: "" }),
    newId: () => "none",
  },
  { now: () => since(task.held) },
);

const Page = z.object({ items: z.array(z.unknown()), next: z.string().nullable() });

/** Asks the API's function, as API Gateway does. */
async function page(path: string, query: Record<string, string>): Promise<z.output<typeof Page>> {
  const requestContext = {
    http: { method: "GET", path, sourceIp: "127.0.0.1", protocol: "HTTP/1.1", userAgent: "bench" },
    authorizer: {
      jwt: { claims: { username: "ana", "cognito:groups": `[${SWEPT.id}/support]` }, scopes: [] },
    },
    accountId: SWEPT.deployment.account,
    apiId: "bench",
    domainName: "bench.example",
    domainPrefix: "bench",
    requestId: "bench",
    routeKey: "GET /{proxy+}",
    stage: "$default",
    time: "01/Nov/2026:00:00:00 +0000",
    timeEpoch: 0,
  };
  const event: APIGatewayProxyEventV2 & { requestContext: typeof requestContext } = {
    version: "2.0",
    routeKey: "GET /{proxy+}",
    rawPath: path,
    rawQueryString: new URLSearchParams(query).toString(),
    headers: {},
    requestContext,
    isBase64Encoded: false,
  };
  const context: Pick<Context, "awsRequestId"> = { awsRequestId: "bench" };
  const answer = z
    .object({ statusCode: z.literal(200), body: z.string() })
    .parse(await Reflect.apply(answers, undefined, [event, context]));
  return Page.parse(JSON.parse(answer.body));
}

/** The bare Query that answers the held exchanges of one flow from a time on. */
const heldQuery = (flow: string, until: string, limit = LIMIT) =>
  new QueryCommand({
    TableName,
    IndexName: "byFlowAndState",
    KeyConditionExpression: "flowState = :state AND stateSince <= :until",
    ExpressionAttributeValues: { ":state": { S: `${flow}#held` }, ":until": { S: until } },
    ScanIndexForward: false,
    Limit: limit,
  });

const signatureQuery = (flow: string) =>
  new QueryCommand({
    TableName,
    KeyConditionExpression: "id = :id",
    ExpressionAttributeValues: { ":id": { S: `signatures#${flow}` } },
  });

const query = (command: QueryCommand) => dynamodb.send(command);

interface Compared {
  readonly name: string;
  readonly ours: () => Promise<unknown>;
  readonly bare: () => Promise<unknown>;
}

async function measured(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function compare({ name, ours, bare }: Compared): Promise<readonly string[]> {
  const [a, b]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < WARM_UP + MEASURED; turn += 1) {
    const [mine, theirs] = [await measured(ours), await measured(bare)];
    if (turn < WARM_UP) continue;
    a.push(mine);
    b.push(theirs);
  }
  return [name, median(a).toFixed(1), median(b).toFixed(1), (median(a) / median(b)).toFixed(2)];
}

await fill();
const middle = since(Math.floor(task.held / 2));
const latest = timestamp(since(task.held));
const flow = "flow-0";
const flows = Array.from({ length: task.flows }, (_, index) => `flow-${index}`);
const middleCursor = Buffer.from(JSON.stringify([timestamp(middle), "z"])).toString("base64url");
const [first] = Page.parse(await page("/quarantine/signatures", { flow, limit: "1" })).items;
const { signature } = z.object({ signature: z.string() }).parse(first);
const limit = String(LIMIT);

const pages: readonly Compared[] = [
  {
    name: "first page of a flow",
    ours: () => page("/quarantine", { flow, limit }),
    bare: () => query(heldQuery(flow, latest)),
  },
  {
    name: "page in the middle of a flow",
    ours: () => page("/quarantine", { flow, limit, cursor: middleCursor }),
    bare: () => query(heldQuery(flow, timestamp(middle))),
  },
  {
    name: "first page of one signature",
    ours: () => page("/quarantine", { flow, signature, limit }),
    bare: () =>
      query(
        new QueryCommand({
          TableName,
          IndexName: "bySignature",
          KeyConditionExpression: "signatureState = :state",
          ExpressionAttributeValues: { ":state": { S: `${flow}#held#${signature}` } },
          ScanIndexForward: false,
          Limit: LIMIT,
        }),
      ),
  },
  {
    name: "first page of all flows, against one Query a flow at once",
    ours: () => page("/quarantine", { limit }),
    bare: () => Promise.all(flows.map((one) => query(heldQuery(one, latest)))),
  },
  {
    name: "signatures of a flow",
    ours: () => page("/quarantine/signatures", { flow, limit }),
    bare: () => query(signatureQuery(flow)),
  },
  {
    name: "signatures of all flows, against one Query a flow at once",
    ours: () => page("/quarantine/signatures", { limit }),
    bare: () => Promise.all(flows.map((one) => query(signatureQuery(one)))),
  },
];
const rows: (readonly string[])[] = [];
for (const one of pages) rows.push(await compare(one));
process.send?.(rows);
process.disconnect();
dynamodb.destroy();
