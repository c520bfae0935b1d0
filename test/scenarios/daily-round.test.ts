/** Each morning: the leads read what there is to do, and who can no longer be told is told of by another way. */
import {
  ListSubscriptionsByTopicCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from "@aws-sdk/client-sns";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { Outbox } from "./outbox.ts";

const PHONE = "+33639980001";

let hosted: ClientUnderTest;
let outbox: Outbox;
let sns: SNSClient;
beforeAll(async () => {
  hosted = await clientUnderTest({ client: "watched", clients: "watched" });
  outbox = new Outbox(hosted.outputs);
  const { endpoints, region } = hosted.outputs;
  const credentials = { accessKeyId: "any", secretAccessKey: "any" };
  sns = new SNSClient({ endpoint: endpoints.sns, region, credentials });
});
afterAll(async () => {
  sns.destroy();
  await hosted.stop();
});

const Incidents = z.object({
  items: z.array(
    z.looseObject({
      kind: z.string(),
      state: z.string(),
      assignee: z.string().nullable(),
      subject: z.object({ id: z.string() }),
    }),
  ),
});

/** Lets a day begin: 07:55 to 08:05 in Paris, a sweep each minute. */
async function morning(date: string): Promise<void> {
  await hosted.host.setTime(Temporal.ZonedDateTime.from(`${date}T07:55[Europe/Paris]`).toInstant());
  await hosted.host.advance(Temporal.Duration.from("PT10M"));
}

const contactsTopic = () =>
  Object.values(hosted.outputs.stacks).flatMap((outputs) => outputs["ContactsTopic"] ?? [])[0] ?? "";

/** Who was told of what by each way, of the messages that say so. */
const told = async (text: string) =>
  (await outbox.fresh())
    .filter(({ body }) => body.includes(text))
    .map(({ protocol, endpoint, body }) => ({ way: `${protocol} ${endpoint}`, body }));

const unreachable = async () =>
  Incidents.parse(await hosted.watchdogJson("incidents"))
    .items.filter(({ kind }) => kind === "contact-unreachable")
    .map(({ subject, state, assignee }) => `${subject.id} ${state}, ${assignee ?? "nobody"}`);

/** The subscription of Ana's phone, as the topic lists it. */
async function phoneOfAna() {
  const listed = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: contactsTopic() }));
  return listed.Subscriptions?.find(({ Endpoint }) => Endpoint === PHONE);
}

test("each morning the lead reads, by mail only, what waits in quarantine", async () => {
  await morning("2026-11-24");
  await hosted.send("letters", [{ body: JSON.stringify({ id: "1", text: "more than twenty characters" }) }]);
  await outbox.fresh();
  await morning("2026-11-25");
  expect(await told("Bilan du jour")).toEqual([
    { way: "email ben@example.com", body: expect.stringContaining("letters: 1, depuis 24/11 08:05") },
  ]);
  expect(await unreachable()).toEqual([]);
});

test("a contact whose subscription is gone is told of to another, until it is there again", async () => {
  const phone = await phoneOfAna();
  await sns.send(new UnsubscribeCommand({ SubscriptionArn: phone?.SubscriptionArn }));
  await morning("2026-11-26");
  expect(await unreachable()).toEqual(["ana open, ben"]);
  const ways = (await told("ana injoignable")).map(({ way }) => way);
  expect(ways.sort()).toEqual(["email ben@example.com", "sms +33639980002"]);

  const Attributes = {
    FilterPolicy: JSON.stringify({ contact: ["ana"] }),
    FilterPolicyScope: "MessageAttributes",
  };
  await sns.send(
    new SubscribeCommand({ TopicArn: contactsTopic(), Protocol: "sms", Endpoint: PHONE, Attributes }),
  );
  await morning("2026-11-27");
  expect(await unreachable()).toEqual(["ana resolved, ben"]);
});
