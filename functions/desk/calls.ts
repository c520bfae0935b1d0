import type { Incident, NoticeEvent } from "../../schemas/incident.ts";

/** What is told so that somebody takes the incident on. */
const CALLS: readonly NoticeEvent[] = ["opened", "repeated", "escalated", "reopened", "handed-over"];

/** The incident with nobody more to be called by what it still has to tell; events go out all the same. */
export function withoutCalls(incident: Incident): Incident {
  const notices = incident.notices.map((notice) =>
    CALLS.includes(notice.event) && !notice.to ? { ...notice, to: [] } : notice,
  );
  return { ...incident, notices };
}
