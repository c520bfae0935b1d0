import type { Client } from "../../schemas/client.ts";
import { PublishedJobEvent } from "../../schemas/job-event.ts";
import type { JobLetter } from "../../schemas/mailbox.ts";

/** A letter of a job as the event that is published, and the attributes that subscriptions filter on. */
export function jobEvent(
  { event, at, job: id, flow, why, matching, sent, heldAgain, skipped }: JobLetter,
  client: Pick<Client, "id" | "flows">,
): [event: PublishedJobEvent, attributes: Readonly<Record<string, string>>] {
  const application = client.flows[flow]?.source;
  const told = PublishedJobEvent.encode({
    version: 1,
    client: client.id,
    event,
    at,
    job: { id, flow, why, matching, sent, heldAgain, skipped },
  });
  return [told, { event, flow, ...(application ? { application } : {}) }];
}
