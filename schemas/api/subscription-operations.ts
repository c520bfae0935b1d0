import * as z from "zod";
import { Person, PersonId } from "../person.ts";
import { Wishes } from "../subscriber.ts";
import { ADMINS, EVERYBODY } from "./access.ts";
import { NO_BODY, NO_PARAMETERS, NO_QUERY, operation } from "./operation.ts";
import { listOf } from "./page.ts";
import { ShownTime } from "./shown-time.ts";

const tag = "Subscriptions";

/** A way by which somebody is told, without the address. */
const Way = z.object({ protocol: z.enum(["email", "sms"]), isConfirmed: z.boolean() });

/** What somebody wants to be told, and by which ways. */
export const SubscriptionDocument = z
  .object({
    person: z.string(),
    wishes: Wishes,
    configured: z
      .object({ email: z.string(), phone: z.string().nullable() })
      .nullable()
      .meta({ description: "The ways that the configuration names; calls always go there." }),
    email: z.object({ address: z.string(), isConfirmed: z.boolean() }).nullable(),
    phone: z.object({ number: z.string() }).nullable(),
    pendingPhone: z.object({ number: z.string(), expires: ShownTime }).nullable().meta({
      description: "The number that a code was sent to.",
    }),
  })
  .meta({ id: "Subscription" });
export type SubscriptionDocument = z.output<typeof SubscriptionDocument>;

const Address = z.strictObject({ address: Person.shape.email });
const Number = z.strictObject({ number: Person.shape.phone.unwrap() });

/** Whose subscription an admin means. */
const ByPerson = z.strictObject({
  person: z.string().min(1).max(80).meta({ description: "As the audit trail names the person." }),
});

const mine = (action: string) => ({
  subject: ({ by }: { readonly by: string }) => `person/${by}`,
  action: () => action,
});

const common = {
  tag,
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: NO_QUERY,
  answer: SubscriptionDocument,
} as const;

export const showOwnSubscription = operation({
  ...common,
  id: "showOwnSubscription",
  method: "get",
  path: "/subscriptions/me",
  summary: "Show what one is told, and by which ways of one's own",
  body: NO_BODY,
  problems: [],
});

export const changeOwnSubscription = operation({
  ...common,
  id: "changeOwnSubscription",
  method: "put",
  path: "/subscriptions/me",
  summary: "Say of which incidents one wants to be told, and when",
  description:
    "Besides what one is called for: no wish keeps a call away. From `smsFrom` up by text message too, a P1 always.",
  body: Wishes,
  problems: ["application-unknown"],
  audited: mine("change wishes"),
});

export const addOwnEmail = operation({
  ...common,
  id: "addOwnEmail",
  method: "put",
  path: "/subscriptions/me/email",
  summary: "Be told at a mail address of one's own, once it is confirmed by the mail that SNS sends there",
  body: Address,
  problems: ["address-taken", "address-refused", "subscriptions-full"],
  audited: mine("add mail"),
});

export const removeOwnEmail = operation({
  ...common,
  id: "removeOwnEmail",
  method: "delete",
  path: "/subscriptions/me/email",
  summary: "Be told no more at the mail address of one's own",
  body: NO_BODY,
  problems: [],
  audited: mine("remove mail"),
});

export const sendPhoneCode = operation({
  ...common,
  id: "sendPhoneCode",
  method: "post",
  path: "/subscriptions/me/phone",
  summary: "Have a code of six digits sent to a phone of one's own, good for ten minutes",
  body: Number,
  problems: ["address-taken", "subscriptions-full", "code-too-often"],
  audited: mine("send code"),
});

export const confirmPhone = operation({
  ...common,
  id: "confirmPhone",
  method: "post",
  path: "/subscriptions/me/phone/confirm",
  summary: "Confirm the phone by the code that came there, and be told there from now on",
  body: z.strictObject({
    code: z
      .string()
      .regex(/^\d{6}$/)
      .meta({ description: "Six digits." }),
  }),
  problems: ["code-wrong", "code-over", "address-refused"],
  audited: mine("confirm phone"),
});

export const removeOwnPhone = operation({
  ...common,
  id: "removeOwnPhone",
  method: "delete",
  path: "/subscriptions/me/phone",
  summary: "Be told no more at the phone of one's own",
  body: NO_BODY,
  problems: [],
  audited: mine("remove phone"),
});

export const listSubscriptions = operation({
  ...common,
  id: "listSubscriptions",
  method: "get",
  path: "/subscriptions",
  summary: "List what everybody who said so wants to be told",
  roles: ADMINS,
  concerns: "client",
  body: NO_BODY,
  answer: listOf(SubscriptionDocument),
  problems: [],
});

const others = (action: string) => ({
  subject: ({ parameters: { person } }: { readonly parameters: z.output<typeof ByPerson> }) =>
    `person/${person}`,
  action: () => action,
});

export const changeSubscription = operation({
  ...common,
  id: "changeSubscription",
  method: "put",
  path: "/subscriptions/{person}",
  summary: "Change of which incidents somebody is told, and when",
  roles: ADMINS,
  concerns: "client",
  parameters: ByPerson,
  body: Wishes,
  problems: ["subscription-unknown", "application-unknown"],
  audited: others("change wishes"),
});

export const removeSubscription = operation({
  ...common,
  id: "removeSubscription",
  method: "delete",
  path: "/subscriptions/{person}",
  summary: "End what somebody subscribed to, and their own ways with it",
  roles: ADMINS,
  concerns: "client",
  parameters: ByPerson,
  body: NO_BODY,
  answer: ByPerson,
  problems: ["subscription-unknown"],
  audited: others("end subscription"),
});

export const showReachability = operation({
  id: "showReachability",
  method: "get",
  path: "/reachability",
  summary: "Tell whether everybody who serves the client can be told, as SNS has it now",
  tag,
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: NO_QUERY,
  body: NO_BODY,
  answer: listOf(z.object({ person: PersonId, name: z.string(), ways: z.array(Way) })),
  problems: [],
});
