import {
  addOwnEmail,
  changeOwnSubscription,
  changeSubscription,
  confirmPhone,
  listSubscriptions,
  removeOwnEmail,
  removeOwnPhone,
  removeSubscription,
  sendPhoneCode,
  showOwnSubscription,
  showReachability,
} from "../../../schemas/api/subscription-operations.ts";
import type { Subscriber, Wishes } from "../../../schemas/subscriber.ts";
import { FILTER_POLICIES_MAX, servingPeople } from "../../../schemas/support.ts";
import { codeSent, codeTried, numberOfCode } from "../../desk/phone-code.ts";
import { ownContact } from "../../notify/subscriber.ts";
import { done, type Refused, refused } from "../answered.ts";
import type { Desk } from "../desk.ts";
import { confirmedWays, newSubscriber, subscriptionDocument } from "../documents/subscription.ts";
import type { FlowsInReach } from "../rights.ts";
import { route } from "../route.ts";

/** Who calls, and for which flows they may. */
interface Caller {
  readonly by: string;
  readonly reach: FlowsInReach;
}

const flowsOf = ({ reach }: Caller, { client }: Desk): Subscriber["flows"] =>
  reach.all ? "all" : Object.keys(client.flows).filter(reach.has);

const freshly = (caller: Caller, desk: Desk) => newSubscriber(desk.client, caller.by, flowsOf(caller, desk));

async function shown(subscriber: Subscriber, { client, subscriptions }: Desk) {
  const confirmed = subscriber.email ? await confirmedWays(subscriptions.all()) : new Set<string>();
  return done(subscriptionDocument(subscriber, client, confirmed));
}

/** Changes one's own subscription, which is made where there is none yet, and shows it. */
async function changeMine(caller: Caller, desk: Desk, change: (subscriber: Subscriber) => Subscriber) {
  const { subscriber } = await desk.subscribers.change(caller.by, (one) =>
    change(one ?? freshly(caller, desk)),
  );
  return shown(subscriber ?? freshly(caller, desk), desk);
}

function unknownApplication({ applications }: Wishes, { client }: Desk): Refused | undefined {
  const unknown = applications.find((one) => !Object.hasOwn(client.applications, one));
  return unknown === undefined ? undefined : refused("application-unknown", unknown);
}

/** Why nobody more may be told at an address: somebody is already, or SNS filters no more. */
async function addressFault(
  endpoint: string,
  by: string,
  { client, subscribers }: Desk,
): Promise<Refused | undefined> {
  const configured = (client.support ? servingPeople(client.support) : []).flatMap(({ person }) => [
    person.email,
    ...(person.phone ? [person.phone] : []),
  ]);
  const all = await subscribers.all();
  const own = all
    .filter(({ id }) => id !== by)
    .flatMap(({ email, phone }) => [...(email ? [email.address] : []), ...(phone ? [phone.number] : [])]);
  const taken = [...configured, ...own].map((one) => one.toLowerCase());
  if (taken.includes(endpoint.toLowerCase())) return refused("address-taken");
  // One's own two ways have room besides.
  return taken.length + 2 > FILTER_POLICIES_MAX ? refused("subscriptions-full") : undefined;
}

const CODE_TEXT = {
  fr: (code: string) => `${code} est votre code pour les alertes de Watchdog. Ne le donnez a personne.`,
  en: (code: string) => `${code} is your code for Watchdog alerts. Give it to nobody.`,
} as const;

export const subscriptionRoutes = [
  route(showOwnSubscription, async (call, desk) =>
    shown((await desk.subscribers.find(call.by)) ?? freshly(call, desk), desk),
  ),

  route(changeOwnSubscription, async (call, desk) => {
    const { body: wishes } = call;
    const flows = flowsOf(call, desk);
    return unknownApplication(wishes, desk) ?? changeMine(call, desk, (one) => ({ ...one, wishes, flows }));
  }),

  route(addOwnEmail, async (call, desk) => {
    const { address } = call.body;
    const fault = await addressFault(address, call.by, desk);
    if (fault) return fault;
    const before = (await desk.subscribers.find(call.by))?.email;
    const subscription = await desk.ways.subscribe("email", address, ownContact(call.by));
    if (subscription === undefined) return refused("address-refused");
    if (before && before.address !== address) await desk.ways.unsubscribe(before.subscription);
    return changeMine(call, desk, (one) => ({ ...one, email: { address, subscription } }));
  }),

  route(removeOwnEmail, async (call, desk) => {
    const email = (await desk.subscribers.find(call.by))?.email;
    if (email) await desk.ways.unsubscribe(email.subscription);
    return changeMine(call, desk, (one) => ({ ...one, email: null }));
  }),

  route(sendPhoneCode, async (call, desk) => {
    const { number } = call.body;
    const fault = await addressFault(number, call.by, desk);
    if (fault) return fault;
    const drawn = desk.newPhoneCode();
    // Counted before it is sent, so that many at once are not many messages.
    const { changed, subscriber } = await desk.subscribers.change(call.by, (one) =>
      codeSent(one ?? freshly(call, desk), number, drawn, call.at),
    );
    if (!changed || !subscriber) return refused("code-too-often");
    await desk.ways.text(number, CODE_TEXT[subscriber.wishes.language](drawn.code));
    return shown(subscriber, desk);
  }),

  route(confirmPhone, async (call, desk) => {
    // Counted before it is compared, so that many at once are not many tries.
    const { changed, subscriber } = await desk.subscribers.change(call.by, (one) => codeTried(one, call.at));
    if (!changed || !subscriber) return refused("code-over");
    const number = numberOfCode(subscriber, call.body.code);
    if (number === undefined) return refused("code-wrong");
    const subscription = await desk.ways.subscribe("sms", number, ownContact(call.by));
    if (subscription === undefined) return refused("address-refused");
    const before = subscriber.phone;
    if (before && before.number !== number) await desk.ways.unsubscribe(before.subscription);
    const phone = { number, subscription, confirmedAt: call.at };
    return changeMine(call, desk, (one) => ({ ...one, phone, pendingPhone: null }));
  }),

  route(removeOwnPhone, async (call, desk) => {
    const phone = (await desk.subscribers.find(call.by))?.phone;
    if (phone) await desk.ways.unsubscribe(phone.subscription);
    return changeMine(call, desk, (one) => ({ ...one, phone: null, pendingPhone: null }));
  }),

  route(listSubscriptions, async (_, { client, subscribers, subscriptions }) => {
    const [all, confirmed] = await Promise.all([subscribers.all(), confirmedWays(subscriptions.all())]);
    return done({ items: all.map((one) => subscriptionDocument(one, client, confirmed)) });
  }),

  route(changeSubscription, async ({ parameters: { person }, body: wishes }, desk) => {
    const fault = unknownApplication(wishes, desk);
    if (fault) return fault;
    const { changed, subscriber } = await desk.subscribers.change(person, (one) => one && { ...one, wishes });
    return changed && subscriber ? shown(subscriber, desk) : refused("subscription-unknown", person);
  }),

  route(removeSubscription, async ({ parameters: { person } }, { subscribers, ways }) => {
    const subscriber = await subscribers.find(person);
    if (!subscriber) return refused("subscription-unknown", person);
    for (const way of [subscriber.email, subscriber.phone]) if (way) await ways.unsubscribe(way.subscription);
    await subscribers.remove(person);
    return done({ person });
  }),

  route(showReachability, async (_, { client, subscriptions }) => {
    const confirmed = await confirmedWays(subscriptions.all());
    const way = (protocol: "email" | "sms", endpoint: string) => ({
      protocol,
      isConfirmed: confirmed.has(`${protocol} ${endpoint}`),
    });
    return done({
      items: (client.support ? servingPeople(client.support) : []).map(({ id, person }) => ({
        person: id,
        name: person.name,
        ways: [way("email", person.email), ...(person.phone ? [way("sms", person.phone)] : [])],
      })),
    });
  }),
];
