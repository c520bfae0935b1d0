import type { Change } from "../../../schemas/api/incident-context-operations.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import type { Changed } from "../../desk/changes.ts";

/** Something that changed, with its times in a zone. */
export function shownChange(
  { at, until, code, by, flow, subject, note, versions }: Changed,
  zone: string,
): Change {
  return {
    at: offsetTime(at, zone),
    until: until ? offsetTime(until, zone) : null,
    code,
    by: by ?? null,
    flow,
    subject: subject ?? null,
    note: note ?? null,
    versions: versions ?? null,
  };
}
