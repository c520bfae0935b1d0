import * as z from "zod";
import { Incident, NoticeEvent } from "./incident.ts";
import { Instant } from "./instant.ts";

/** What the topic of events carries, as JSON text; fields may be added within a version. */
export const IncidentEvent = z.object({
  version: z.literal(1),
  client: z.string(),
  event: NoticeEvent,
  at: Instant,
  incident: Incident.pick({
    number: true,
    revision: true,
    priority: true,
    kind: true,
    subject: true,
    title: true,
    competence: true,
    flows: true,
    since: true,
  }).extend({ application: z.string().optional() }),
});
/** An event as it is published. */
export type IncidentEvent = z.input<typeof IncidentEvent>;
