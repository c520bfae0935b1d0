import { expect, test } from "vitest";
import { type ClientInput, defineClient } from "../../schemas/client.ts";
import { answering, adoptedQueues, configuration, plainFlow, pushProbe } from "./clients.ts";

type FlowInput = ClientInput["flows"][string];

const many = (count: number) => Array.from({ length: count }, (_, index) => `v${index}`);

const adopted = {
  arn: adoptedQueues.inbound,
  deadLetterArn: adoptedQueues.deadLetters,
  visibilityTimeoutSeconds: 180,
  maxReceiveCount: 5,
};
const { arn, ...withoutArn } = adopted;
const { deadLetterArn, ...withoutDeadLetters } = adopted;
const ownInbound = "arn:aws:sqs:eu-west-3:123456789012:watchdog-acme-orders-inbound";

/** A client of one flow, which says these things besides. */
function orders(flow: Partial<FlowInput>, rest?: Partial<ClientInput>): ClientInput {
  return configuration({ orders: { ...plainFlow, ...flow } }, rest);
}

/** A configuration as one writes it whose editor does not check types. */
function unchecked(flow: object, rest: object = {}): ClientInput {
  return Object.assign(configuration({ orders: Object.assign({ ...plainFlow }, flow) }), rest);
}

type ProbeInput = NonNullable<ClientInput["applications"][string]["probes"]>[string];

const applications = { erp: { name: "ERP" }, shop: { name: "Shop" } };
const tcpProbe: ProbeInput = { type: "tcp", host: "erp.example.com", port: 1433 };

function numbered(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `n${index}`);
}

function probesNamed(probe: ProbeInput, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, probe]));
}

/** A client whose ERP has this probe. */
function probed(probe: ProbeInput, names: readonly string[] = ["up"]): ClientInput {
  const erp = { name: "ERP", probes: probesNamed(probe, names) };
  return orders({}, { applications: { ...applications, erp } });
}

/** What is wrong; the configuration; the place and the mend that the answer names. */
const REFUSED: readonly (readonly [string, ClientInput, string])[] = [
  [
    "posts on more flows than an issuer has scopes for",
    configuration(Object.fromEntries(numbered(99).map((name) => [name, { ...plainFlow, https: {} }]))),
    "flows take posts by https, 99 of them, where 98 may: let the others be sent to by their queues",
  ],
  [
    "posts of more applications than an authorizer lets in",
    configuration(
      Object.fromEntries(numbered(51).map((name) => [name, { ...plainFlow, source: name, https: {} }])),
      {
        applications: {
          ...applications,
          ...Object.fromEntries(numbered(51).map((name) => [name, { name }])),
        },
      },
    ),
    "flows take posts of 51 applications, where 50 may post: let the others send to queues",
  ],
  [
    "an unknown application",
    orders({ source: "crm" }),
    'flows.orders.source names "crm", which is not among the applications (erp, shop): correct it or add the application',
  ],
  [
    "a way to sign in that is neither",
    unchecked({}, { signIn: { pool: "shared" } }),
    'signIn.pool is none of the values that it may have: choose "own"',
  ],
  [
    "an issuer without TLS",
    orders({}, { signIn: { issuer: "http://login.example.com", clientId: "console", audience: "api" } }),
    "signIn.issuer is no issuer: write the https address that its tokens carry as iss, without a query",
  ],
  [
    "an issuer without an audience",
    unchecked({}, { signIn: { issuer: "https://login.example.com", clientId: "console" } }),
    "signIn.audience is missing: give a value of type string",
  ],
  [
    "the address of a console with a path",
    orders({}, { signIn: { pool: "own", consoles: ["https://desk.example.com/desk"] } }),
    "signIn.consoles.0 is no address of a console: write https://HOST alone, in lower case and without a slash at its end",
  ],
  [
    "a domain prefix that Cognito refuses",
    orders({}, { signIn: { pool: "own", domainPrefix: "my-cognito" } }),
    "signIn.domainPrefix holds aws, amazon or cognito, which Cognito refuses: choose another prefix",
  ],
  [
    "a client whose usual domain prefix Cognito refuses",
    orders({}, { id: "clawson" }),
    'signIn.domainPrefix is missing, and Cognito refuses the usual one, since "clawson" holds aws, amazon or cognito: choose a prefix that is free',
  ],
  [
    "an adopted inbound without dead letters",
    unchecked({ inbound: withoutDeadLetters }),
    "flows.orders.inbound.deadLetterArn is missing: give a value of type string",
  ],
  [
    "an adopted inbound that states nothing of its queue",
    unchecked({ inbound: { arn, deadLetterArn } }),
    "flows.orders.inbound.visibilityTimeoutSeconds is missing: give a value of type number",
  ],
  [
    "what only adopted queues have, without an ARN",
    unchecked({ inbound: withoutArn }),
    'flows.orders.inbound has "deadLetterArn", "visibilityTimeoutSeconds", "maxReceiveCount", which nothing reads: correct the name or take it out',
  ],
  [
    "every event of a bus",
    orders({ inbound: { events: [{ pattern: {} }] } }),
    "flows.orders.inbound.events.0.pattern is empty, and would take every event of the bus: name at least its source",
  ],
  [
    "events for a FIFO inbound",
    orders({ ordered: true, inbound: { type: "fifo", events: [{ pattern: { source: ["erp"] } }] } }),
    "flows.orders.inbound is a FIFO queue, whose message groups no event bus knows: take a standard queue and name a sequence",
  ],
  [
    "an order of copies",
    orders({ ordered: true, delivery: { type: "tap" } }),
    "flows.orders.inbound takes copies, of which nothing is delivered: leave ordered out, or deliver the flow",
  ],
  [
    "a topic that is no ARN",
    orders({ inbound: { topics: [{ arn: "news" }] } }),
    "flows.orders.inbound.topics.0.arn is no ARN of an SNS topic: write arn:aws:sns:REGION:ACCOUNT:NAME",
  ],
  [
    "a FIFO topic whose order a standard queue loses",
    orders({ inbound: { topics: [{ arn: "arn:aws:sns:eu-west-3:123456789012:news.fifo" }] } }),
    "flows.orders.inbound is a standard queue, which loses the order of the FIFO topic arn:aws:sns:eu-west-3:123456789012:news.fifo: take a FIFO queue",
  ],
  [
    "a standard topic that cannot deliver to a FIFO queue",
    orders({
      ordered: true,
      inbound: { type: "fifo", topics: [{ arn: "arn:aws:sns:eu-west-3:123456789012:news" }] },
    }),
    "flows.orders.inbound is a FIFO queue, to which the standard topic arn:aws:sns:eu-west-3:123456789012:news does not deliver: take a FIFO topic or a standard queue",
  ],
  [
    "a subscription to more than SNS can filter",
    orders({
      inbound: {
        topics: [
          {
            arn: "arn:aws:sns:eu-west-3:123456789012:news",
            only: { a: many(13), b: many(12) },
          },
        ],
      },
    }),
    "flows.orders.inbound.topics.0.only has more than 150 combinations of values, which SNS refuses: name fewer",
  ],
  [
    "acknowledgements of a flow that is none",
    orders({ answersTo: ["orders"], contract: answering }),
    'flows.orders.answersTo.0 names "orders", which is no other flow of this client: correct it',
  ],
  [
    "acknowledgements by a contract that answers nothing",
    unchecked({ answersTo: ["bills"] }),
    "flows.orders.contract has no `answers`, which says what its messages answer: add it",
  ],
  [
    "a contract that answers, of a flow that says not whom",
    orders({ contract: answering }),
    "flows.orders.answersTo is missing, though the contract has `answers`: name the flows that they are for",
  ],
  [
    "acknowledgements that nobody carries",
    orders({ expectation: { acknowledged: { within: "PT1H" } } }),
    "flows.orders.expectation.acknowledged waits for acknowledgements, which no flow carries: name it in the `answersTo` of the one that does",
  ],
  [
    "a FIFO inbound with other dead letters",
    orders({ ordered: true, inbound: { ...adopted, arn: `${arn}.fifo` } }),
    "flows.orders.inbound.deadLetterArn takes dead letters of another kind: those of a FIFO queue go to a FIFO queue",
  ],
  [
    "a FIFO inbound whose order nobody keeps",
    orders({ inbound: { type: "fifo" } }),
    "flows.orders.inbound is a FIFO queue, whose order is lost unless the flow is ordered: set ordered, or take a standard queue",
  ],
  [
    "a FIFO inbound that is to be polled in large batches",
    orders({ ordered: true, inbound: { type: "fifo" }, polling: { mode: "economical" } }),
    "flows.orders.inbound is a FIFO queue, of which AWS hands over ten messages at most, at once: leave polling out",
  ],
  [
    "a FIFO inbound with a door by HTTPS",
    orders({ ordered: true, inbound: { type: "fifo" }, https: {} }),
    "flows.orders.inbound is a FIFO queue, into whose message groups nobody can post by HTTPS: leave https out, or take a standard queue and name a sequence",
  ],
  [
    "a target that is no ARN",
    orders({ delivery: { arn: "erp-prices" } }),
    "flows.orders.delivery.arn is no ARN of an SQS queue: write arn:aws:sqs:REGION:ACCOUNT:NAME",
  ],
  [
    "an adopted inbound that gives up too early",
    orders({ inbound: { ...adopted, maxReceiveCount: 2 } }),
    "flows.orders.inbound.maxReceiveCount is below 5: a throttled gate alone uses up that many receives",
  ],
  [
    "an adopted inbound that shows a message too early",
    orders({ inbound: { ...adopted, visibilityTimeoutSeconds: 100 } }),
    "flows.orders.inbound the inbound queue's visibility of 100 s is below 180 s (six times the gate's timeout plus the window): raise it on the queue, or lower gate.timeoutSeconds",
  ],
  [
    "a redelivery after a FIFO target forgot",
    orders({ delivery: { type: "fifo" }, polling: { mode: "economical", windowSeconds: 60 } }),
    "flows.orders.inbound a redelivery may come after 330 s, but a FIFO target removes doubles for 290 s only: lower gate.timeoutSeconds or the window",
  ],
  [
    "the same on adopted queues",
    orders({
      inbound: { ...adopted, visibilityTimeoutSeconds: 261 },
      delivery: { arn: adoptedQueues.target },
    }),
    "flows.orders.inbound a redelivery may come after 291 s, but a FIFO target removes doubles for 290 s only: lower gate.timeoutSeconds or the window",
  ],
  [
    "two flows on one adopted queue",
    configuration({
      orders: { ...plainFlow, inbound: adopted },
      stock: { ...plainFlow, inbound: { ...adopted, deadLetterArn: `${deadLetterArn}-2` } },
    }),
    "flows.stock.inbound names the queue legacy-prices, which flow orders already uses: each flow needs its own",
  ],
  [
    "a flow on another's own queue",
    configuration({ orders: plainFlow, stock: { ...plainFlow, inbound: { ...adopted, arn: ownInbound } } }),
    "flows.stock.inbound names the queue watchdog-acme-orders-inbound, which flow orders already uses: each flow needs its own",
  ],
  [
    "a queue that is its own dead-letter queue",
    orders({ inbound: { ...adopted, deadLetterArn: arn } }),
    "flows.orders.inbound names the queue legacy-prices, which flow orders already uses: each flow needs its own",
  ],
  [
    "a flow that delivers to itself",
    orders({ delivery: { arn: ownInbound } }),
    "flows.orders.delivery.arn is a queue from which the flow itself takes: name that of the target application",
  ],
  [
    "a wildcard account",
    orders({ inbound: { senders: [{ account: "*" }] } }),
    'flows.orders.inbound.senders.0.account is no account: write "same" or its twelve digits; a wildcard would admit everybody',
  ],
  [
    "a wildcard role",
    orders({ inbound: { senders: [{ role: "arn:aws:iam::123456789012:role/*" }] } }),
    "flows.orders.inbound.senders.0.role is no role or user: write arn:aws:iam::ACCOUNT:role/NAME, without wildcards",
  ],
  [
    "a service without its source",
    unchecked({ inbound: { senders: [{ service: "sns.amazonaws.com" }] } }),
    "flows.orders.inbound.senders.0.sourceArn is missing: give a value of type string",
  ],
  [
    "a service for any source",
    orders({ inbound: { senders: [{ service: "sns.amazonaws.com", sourceArn: "arn:aws:sns:*" }] } }),
    "flows.orders.inbound.senders.0.sourceArn is no ARN: name the one rule, topic or bucket that sends, without wildcards",
  ],
  [
    "a time zone that does not exist",
    orders({}, { zone: "Europe/Pariss" }),
    "zone is no IANA time zone: write for example Europe/Paris",
  ],
  [
    "a language that the product does not speak",
    unchecked({}, { language: "de" }),
    'language is none of the values that it may have: choose "fr", "en"',
  ],
  [
    "a gate that runs too long",
    orders({}, { gate: { timeoutSeconds: 60 } }),
    "gate.timeoutSeconds is above 30: lower it",
  ],
  [
    "a name that queues cannot bear",
    configuration({ "Shop Orders": plainFlow }),
    'flows.Shop Orders is no name of a flow: use lower-case words joined by hyphens, as in "shop-orders"',
  ],
  [
    "a name that is too long for queues",
    configuration({ ["a".repeat(41)]: plainFlow }),
    "is longer than 40 characters: shorten the name, queues are named after it",
  ],
  [
    "two names that stacks cannot tell apart",
    configuration({ "shop-2": plainFlow, shop2: plainFlow }),
    "flows.shop2 differs from shop-2 by its hyphens only, which stacks drop: rename one of them",
  ],
  [
    "a setting that does not exist",
    unchecked({ windw: 3 }),
    'flows.orders has "windw", which nothing reads: correct the name or take it out',
  ],
  [
    "an archive that outlasts the journal",
    orders({ archive: 91 }),
    "flows.orders.archive keeps more days than the journal does: lower it, or raise retention.journal",
  ],
  [
    "a duration that is none",
    orders({ duplicateWindow: "7 days" }),
    "flows.orders.duplicateWindow is no ISO 8601 duration of weeks, days, hours, minutes and seconds: write for example P7D or PT90M",
  ],
  [
    "a contract that is none",
    unchecked({ contract: {} }),
    "flows.orders.contract is no contract: give what defineContract returned",
  ],
  [
    "a contract that is none, with fields of it for the first line",
    unchecked({ contract: {}, firstLine: ["/order/id"] }),
    "flows.orders.contract is no contract: give what defineContract returned",
  ],
  [
    "a field for the first line that nobody may change",
    orders({ editable: ["/order/currency"], firstLine: ["/order/id"] }),
    'flows.orders.firstLine.0 names "/order/id", which editable does not: add it there too, or take it out',
  ],
  ["a client without flows", configuration({}), "flows has no flow: add at least one"],
  [
    "a probe of plain http that does not say so",
    probed({ type: "https", url: "http://erp.example.com/" }),
    "applications.erp.probes.up.url is plain http: write https, or say `insecure: true` where there is none",
  ],
  [
    "a probe of https that calls itself insecure",
    probed({ type: "https", url: "https://erp.example.com/", insecure: true }),
    "applications.erp.probes.up.insecure is said of an address of https: take it out",
  ],
  [
    "a probe with a password in its address",
    probed({ type: "https", url: "https://watchdog:secret@erp.example.com/" }),
    "applications.erp.probes.up.url holds a user or a password, which everybody could read here: probe a page without",
  ],
  [
    "a probe whose address is none",
    probed({ type: "https", url: "erp.example.com" }),
    "applications.erp.probes.up.url is no address: write for example https://erp.example.com/health",
  ],
  [
    "a probe that takes too long",
    probed({ type: "tcp", host: "erp.example.com", port: 1433, timeout: "PT30S" }),
    "applications.erp.probes.up.timeout is not between nothing and ten seconds: write for example PT5S",
  ],
  [
    "a host with its port",
    probed({ type: "tcp", host: "erp.example.com/health", port: 1433 }),
    "applications.erp.probes.up.host is no host: write a name or an address, without a port or a scheme",
  ],
  [
    "a secret instead of its hash",
    probed({ ...pushProbe, secretHash: "my secret" }),
    'applications.erp.probes.up.secretHash is no hash of a secret: run "watchdog probe-secret" and copy its second line',
  ],
  [
    "reports more often than a minute",
    probed({ ...pushProbe, every: "PT10S" }),
    "applications.erp.probes.up.every is below a minute: write for example PT5M",
  ],
  [
    "a range that holds no value",
    probed({ ...pushProbe, healthy: { minimum: 2, maximum: 1 } }),
    "applications.erp.probes.up.healthy has a minimum above its maximum: swap them",
  ],
  [
    "a name that no probe can bear",
    probed({ ...pushProbe }, ["Up And Running"]),
    'is no name of a probe: use lower-case letters, digits and hyphens, as in "health"',
  ],
  [
    "more probes than an application may have",
    probed(pushProbe, numbered(11)),
    "applications.erp.probes has more than 10 probes: keep those that tell most",
  ],
  [
    "more probes than one function can ask within a minute",
    orders(
      {},
      {
        applications: {
          ...applications,
          ...Object.fromEntries(
            numbered(21).map((name) => [name, { name, probes: probesNamed(tcpProbe, numbered(10)) }]),
          ),
        },
      },
    ),
    "applications have 210 probes of https and tcp, of which a client may have 200: keep those that tell most",
  ],
  [
    "a VPC without a subnet",
    orders({}, { probing: { vpc: { subnetIds: [], securityGroupIds: ["sg-0a1b2c3d"] } } }),
    "probing.vpc.subnetIds is empty: name at least one subnet",
  ],
  [
    "a pair that takes more than it can",
    orders({}, { pairSizes: [41] }),
    "pairSizes.0 is above 40: lower it",
  ],
];

test.each(REFUSED)("%s is refused, with the place and the mend", (_, input, line) => {
  expect(() => defineClient(input)).toThrow(line);
});
