import * as z from "zod";
import { TimeOfDay, Weekday } from "./calendar.ts";
import { IncidentKind } from "./incident-kind.ts";
import { Instant } from "./instant.ts";
import { Person } from "./person.ts";
import { Priority } from "./priority.ts";

/** In which hours somebody wants to be told; what begins later than it ends goes on past midnight. */
export const OwnHours = z.strictObject({
  days: z.array(Weekday).min(1).max(7),
  from: TimeOfDay,
  until: TimeOfDay,
});
export type OwnHours = z.output<typeof OwnHours>;

/** Of what somebody wants to be told besides what they are called for, and how. */
export const Wishes = z.strictObject({
  language: z.enum(["fr", "en"]),
  priorities: z.array(Priority).max(4).meta({ description: "Of these alone; none tells of nothing." }),
  applications: z.array(z.string().min(1).max(64)).max(100).meta({ description: "Of these; none is all." }),
  kinds: z.array(IncidentKind).max(20).meta({ description: "Of these; none is all." }),
  hours: OwnHours.nullable().meta({ description: "In the client's zone; null is at any time." }),
  smsFrom: Priority.meta({
    description: "Text messages from this priority up, of calls too; what is lower comes by mail.",
  }),
});
export type Wishes = z.output<typeof Wishes>;

/** The number that a code was sent to, until somebody says the code. */
const PendingPhone = z.strictObject({
  number: z.string(),
  salt: z.string(),
  codeHash: z.string().meta({ description: "Hex scrypt of the code; the code itself is kept nowhere." }),
  expires: Instant,
  tries: z.int().nonnegative(),
});

/** What one person wants to be told at a client, and by which ways of their own. */
export const Subscriber = z.strictObject({
  kind: z.literal("subscriber"),
  id: z.string().min(1).max(80).meta({ description: "As the audit trail names the person." }),
  revision: z.int().nonnegative(),
  flows: z.union([z.literal("all"), z.array(z.string()).max(1000)]).meta({
    description: "The flows for which they had a role when they last saved their wishes.",
  }),
  wishes: Wishes,
  email: z.strictObject({ address: Person.shape.email, subscription: z.string() }).nullable(),
  phone: z.strictObject({ number: z.string(), subscription: z.string(), confirmedAt: Instant }).nullable(),
  pendingPhone: PendingPhone.nullable(),
  codesSentAt: z.array(Instant).max(20).meta({ description: "The last codes, so that they are not many." }),
});
export type Subscriber = z.output<typeof Subscriber>;
