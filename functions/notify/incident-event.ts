import type { Client } from "../../schemas/client.ts";
import { IncidentEvent } from "../../schemas/incident-event.ts";
import type { IncidentLetter } from "../../schemas/mailbox.ts";

/** The application that an incident is first of all about: itself, or the source of its flow. */
function applicationOf({ subject, flows: [first] }: IncidentLetter, client: Client): string | undefined {
  return subject.type === "application" ? subject.id : first && client.flows[first]?.source;
}

/** A letter as the event that is published, and the attributes that subscriptions filter on. */
export function incidentEvent(
  letter: IncidentLetter,
  client: Client,
): [event: IncidentEvent, attributes: Readonly<Record<string, string>>] {
  const { event, at, number, revision, priority, kind, subject, title, competence, flows, since } = letter;
  const [flow] = flows;
  const application = applicationOf(letter, client);
  const attributes = {
    event,
    priority,
    kind,
    competence,
    ...(flow ? { flow } : {}),
    ...(application ? { application } : {}),
  };
  const told = IncidentEvent.encode({
    version: 1,
    client: client.id,
    event,
    at,
    incident: { number, revision, priority, kind, subject, title, competence, flows, application, since },
  });
  return [told, attributes];
}
