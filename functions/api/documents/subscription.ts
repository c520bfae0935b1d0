import type { SubscriptionDocument } from "../../../schemas/api/subscription-operations.ts";
import type { Client } from "../../../schemas/client.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import type { Subscriber, Wishes } from "../../../schemas/subscriber.ts";
import { servingPeople } from "../../../schemas/support.ts";
import type { Subscription } from "../../ports.ts";

/** The ways that SNS has confirmed, as `email a@b.example`. */
export async function confirmedWays(
  subscriptions: AsyncIterable<Subscription>,
): Promise<ReadonlySet<string>> {
  const ways = new Set<string>();
  for await (const { protocol, endpoint, isConfirmed } of subscriptions)
    if (isConfirmed) ways.add(`${protocol} ${endpoint}`);
  return ways;
}

/** Somebody who serves the client, by id. */
function servingPerson(client: Pick<Client, "support">, id: string) {
  return (client.support ? servingPeople(client.support) : []).find((one) => one.id === id)?.person;
}

/** What somebody wants who never said: nothing besides what they are called for. */
function firstWishes(client: Pick<Client, "support" | "language">, id: string): Wishes {
  const language = servingPerson(client, id)?.language ?? client.language;
  return { language, priorities: [], applications: [], kinds: [], hours: null, smsFrom: "P4" };
}

/** Somebody who subscribed to nothing yet. */
export function newSubscriber(
  client: Pick<Client, "support" | "language">,
  id: string,
  flows: Subscriber["flows"],
): Subscriber {
  return {
    kind: "subscriber",
    id,
    revision: 0,
    flows,
    wishes: firstWishes(client, id),
    email: null,
    phone: null,
    pendingPhone: null,
    codesSentAt: [],
  };
}

/** A subscription as its owner and admins see it. */
export function subscriptionDocument(
  { id, wishes, email, phone, pendingPhone }: Subscriber,
  client: Client,
  confirmed: ReadonlySet<string>,
): SubscriptionDocument {
  const person = servingPerson(client, id);
  return {
    person: id,
    wishes,
    configured: person ? { email: person.email, phone: person.phone ?? null } : null,
    email: email && { address: email.address, isConfirmed: confirmed.has(`email ${email.address}`) },
    phone: phone && { number: phone.number },
    pendingPhone: pendingPhone && {
      number: pendingPhone.number,
      expires: offsetTime(pendingPhone.expires, client.zone),
    },
  };
}
