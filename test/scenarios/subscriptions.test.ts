/** People subscribe themselves: by which ways, to which incidents, in which hours; and no wish keeps a call away. */
import type { Temporal as Time } from "temporal-polyfill";
import { Temporal } from "temporal-polyfill";
import type { JWTPayload } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import type * as z from "zod";
import { callApi } from "../../schemas/api/api-call.ts";
import {
  addOwnEmail,
  changeOwnSubscription,
  changeSubscription,
  confirmPhone,
  listSubscriptions,
  removeOwnPhone,
  removeSubscription,
  sendPhoneCode,
  showOwnSubscription,
  showReachability,
} from "../../schemas/api/subscription-operations.ts";
import { readAudit } from "../../schemas/api/report-operations.ts";
import type { Operation } from "../../schemas/api/operation.ts";
import type { Wishes } from "../../schemas/subscriber.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { Outbox } from "./outbox.ts";

const PHONE = "+33639980070";
const MAIL = "zoe@example.com";

let client: ClientUnderTest;
let outbox: Outbox;
beforeAll(async () => {
  client = await clientUnderTest({ client: "watched", clients: "watched" });
  // The days below are ahead of it, whatever day it is.
  await client.host.setTime(Temporal.ZonedDateTime.from("2026-11-30T09:00[Europe/Paris]").toInstant());
  outbox = new Outbox(client.outputs);
});
afterAll(() => client.stop());

/** Somebody who signs in, and their group. */
type Somebody = readonly [person: string, group: string];

const ZOE: Somebody = ["zoe", "watched/viewer"];
const ANA: Somebody = ["ana", "watched/support"];
const LEAD: Somebody = ["ben", "watched/lead"];
const ADMIN: Somebody = ["root", "watched/admin"];

/** A token of the host's issuer, good for an hour of the host's time. */
async function tokenOf([person, group]: Somebody): Promise<string> {
  const now = Math.floor(client.host.now().epochMilliseconds / 1000);
  const claims: JWTPayload = {
    iss: client.outputs.endpoints.issuer ?? "",
    client_id: client.outputs.stacks["WatchedData"]?.["ClientId"] ?? "",
    sub: person,
    username: person,
    token_use: "access",
    scope: "openid watchdog/desk",
    iat: now - 60,
    exp: now + 3600,
    "cognito:groups": [group],
  };
  return client.host.issuer?.sign(claims) ?? "";
}

/** Asks as somebody; the answer, or the code of the problem. */
async function ask<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType>(
  somebody: Somebody,
  operation: Operation<P, Q, B, A>,
  asked: { readonly parameters: z.input<P>; readonly query: z.input<Q>; readonly body: z.input<B> },
): Promise<{ readonly answer?: z.input<A>; readonly code?: string }> {
  const address = client.outputs.endpoints.api ?? "";
  const answered = await callApi(
    { address, accessToken: await tokenOf(somebody), language: "en" },
    operation,
    asked,
  );
  if (answered.outcome === "done") return { answer: answered.answer };
  return { code: answered.outcome === "refused" ? answered.problem.code : "unauthorized" };
}

const NOTHING = { parameters: {}, query: {}, body: undefined } as const;
const sending = <Body>(body: Body) => ({ parameters: {}, query: {}, body });

const WISHES: Wishes = {
  language: "en",
  priorities: ["P1"],
  applications: [],
  kinds: [],
  hours: null,
  smsFrom: "P2",
};

/** The code in the newest text message to a number. */
async function codeAt(number: string): Promise<string> {
  const texts = (await outbox.all()).filter(({ endpoint, topic }) => endpoint === number && topic === null);
  return /^\d{6}/.exec(texts.at(-1)?.body ?? "")?.[0] ?? "";
}

const advance = (duration: string, step?: string) =>
  client.host.advance(
    Temporal.Duration.from(duration),
    step === undefined ? undefined : Temporal.Duration.from(step),
  );

let turn = 0;
async function carries(flow: string): Promise<void> {
  turn += 1;
  await client.send(flow, [{ body: JSON.stringify({ id: String(turn), text: "" }) }]);
  await client.receive(flow);
}

/** Who was told of the orders since it was last asked for, after a silence that opens a P1 and ends. */
async function toldOfSilence(at: Time.ZonedDateTime): Promise<readonly string[]> {
  await client.host.setTime(at.toInstant());
  await advance("PT2M");
  await carries("orders");
  await outbox.fresh();
  await advance("PT36M", "PT3M");
  const told = (await outbox.fresh()).filter(({ body }) => body.includes(" orders "));
  await carries("orders");
  await advance("PT20M", "PT5M");
  return told.map(({ protocol, endpoint }) => `${protocol} ${endpoint}`).sort();
}

test("a phone is subscribed once its code is said, of which there are few and few tries", async () => {
  const first = await ask(ZOE, sendPhoneCode, sending({ number: PHONE }));
  expect(first.answer?.pendingPhone?.number).toBe(PHONE);
  const code = await codeAt(PHONE);
  expect(code).toMatch(/^\d{6}$/);
  const wrong = code === "000000" ? "000001" : "000000";
  expect(await ask(ZOE, confirmPhone, sending({ code: wrong }))).toEqual({ code: "code-wrong" });
  await advance("PT11M");
  expect(await ask(ZOE, confirmPhone, sending({ code }))).toEqual({ code: "code-over" });

  await ask(ZOE, sendPhoneCode, sending({ number: PHONE }));
  const second = await codeAt(PHONE);
  const other = second === "000000" ? "000001" : "000000";
  for (let tries = 0; tries < 5; tries += 1)
    expect(await ask(ZOE, confirmPhone, sending({ code: other }))).toEqual({ code: "code-wrong" });
  expect(await ask(ZOE, confirmPhone, sending({ code: second }))).toEqual({ code: "code-over" });

  await ask(ZOE, sendPhoneCode, sending({ number: PHONE }));
  const confirmed = await ask(ZOE, confirmPhone, sending({ code: await codeAt(PHONE) }));
  expect(confirmed.answer).toMatchObject({ phone: { number: PHONE }, pendingPhone: null });
  expect(await ask(ZOE, sendPhoneCode, sending({ number: PHONE }))).toEqual({ code: "code-too-often" });
});

test("an address of somebody else is refused; a mail is told unconfirmed until SNS has it confirmed", async () => {
  expect(await ask(ZOE, addOwnEmail, sending({ address: "ANA@example.com" }))).toEqual({
    code: "address-taken",
  });
  const waiting = await ask(ZOE, addOwnEmail, sending({ address: "unconfirmed.zoe@example.com" }));
  expect(waiting.answer?.email).toEqual({ address: "unconfirmed.zoe@example.com", isConfirmed: false });
  const added = await ask(ZOE, addOwnEmail, sending({ address: MAIL }));
  expect(added.answer?.email).toEqual({ address: MAIL, isConfirmed: true });
  expect(await ask(["yan", "watched/viewer"], addOwnEmail, sending({ address: MAIL }))).toEqual({
    code: "address-taken",
  });
});

test("who subscribes is told besides who is called, in the hours that they named, and for flows that they may see", async () => {
  const morning = Temporal.ZonedDateTime.from("2026-12-01T09:00[Europe/Paris]");
  const called = ["email ana@example.com", "sms +33639980001"];
  expect(await toldOfSilence(morning)).toEqual(called);

  const hours = { days: ["mon", "tue", "wed", "thu", "fri"], from: "08:00", until: "12:00" } as const;
  await ask(ZOE, changeOwnSubscription, sending({ ...WISHES, hours: { ...hours, days: [...hours.days] } }));
  const both = [...called, `email ${MAIL}`, `sms ${PHONE}`].sort();
  expect(await toldOfSilence(morning.add({ days: 1 }))).toEqual(both);
  expect(await toldOfSilence(morning.add({ days: 2, hours: 5 }))).toEqual(called);

  await ask(ZOE, changeOwnSubscription, sending({ ...WISHES, applications: ["elsewhere"] })).then(
    ({ code }) => expect(code).toBe("application-unknown"),
  );
  await ask(["zoe", "watched/viewer/letters"], changeOwnSubscription, sending(WISHES));
  expect(await toldOfSilence(morning.add({ days: 3 }))).toEqual(called);
});

test("who is called is called, whatever they wish; a phone of their own is one more way", async () => {
  await ask(ANA, changeOwnSubscription, sending({ ...WISHES, priorities: [], smsFrom: "P1" }));
  const number = "+33639980071";
  await ask(ANA, sendPhoneCode, sending({ number }));
  await ask(ANA, confirmPhone, sending({ code: await codeAt(number) }));
  const monday = Temporal.ZonedDateTime.from("2026-12-07T09:00[Europe/Paris]");
  expect(await toldOfSilence(monday)).toEqual(["email ana@example.com", "sms +33639980001", `sms ${number}`]);
  const without = await ask(ANA, removeOwnPhone, NOTHING);
  expect(without.answer?.phone).toBeNull();
  expect(await toldOfSilence(monday.add({ days: 1 }))).toEqual(["email ana@example.com", "sms +33639980001"]);
});

test("an admin sees and changes others', others do not, and each step stands in the audit trail", async () => {
  expect(await ask(LEAD, listSubscriptions, NOTHING)).toEqual({ code: "role-insufficient" });
  const { answer } = await ask(ADMIN, listSubscriptions, NOTHING);
  expect(answer?.items.map(({ person }) => person).sort()).toEqual(["ana", "zoe"]);
  const zoe = { person: "zoe" };
  const changed = await ask(ADMIN, changeSubscription, { parameters: zoe, query: {}, body: WISHES });
  expect(changed.answer?.wishes).toEqual(WISHES);
  await ask(ADMIN, removeSubscription, { parameters: zoe, query: {}, body: undefined });
  const own = await ask(ZOE, showOwnSubscription, NOTHING);
  expect(own.answer).toMatchObject({ email: null, phone: null, wishes: { priorities: [] } });
  const query = { subject: "person/zoe" };
  const trail = await ask(LEAD, readAudit, { parameters: {}, query, body: undefined });
  const acts = (trail.answer?.items ?? []).map(({ by, action }) => `${by}: ${action}`);
  expect(acts.slice(0, 2)).toEqual(["root: end subscription", "root: change wishes"]);
  expect(acts).toContain("zoe: confirm phone");
});

test("everybody sees who of the team can be told", async () => {
  const { answer } = await ask(ZOE, showReachability, NOTHING);
  const ways = [
    { protocol: "email", isConfirmed: true },
    { protocol: "sms", isConfirmed: true },
  ];
  expect(answer?.items).toEqual([
    { person: "ana", name: "Ana", ways },
    { person: "ben", name: "Ben", ways },
  ]);
});
