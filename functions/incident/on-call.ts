import { Temporal } from "temporal-polyfill";
import type { Absence } from "../../schemas/absence.ts";
import { Weekday } from "../../schemas/calendar.ts";
import { isoWeek, weekMonday } from "../../schemas/iso-week.ts";
import type { OnCall } from "../../schemas/on-call.ts";
import { isAbsent } from "./availability.ts";

/** When the on-call week that begins in this week of ISO 8601 does so. */
function changeIn({ zone, changes }: OnCall, monday: Temporal.PlainDate): Temporal.Instant {
  return monday
    .add({ days: Weekday.options.indexOf(changes.day) })
    .toPlainDateTime(Temporal.PlainTime.from(changes.time))
    .toZonedDateTime(zone)
    .toInstant();
}

/** The Monday of the week in which the on-call week of an instant began. */
function onCallMonday(onCall: OnCall, at: Temporal.Instant): Temporal.PlainDate {
  const day = at.toZonedDateTimeISO(onCall.zone).toPlainDate();
  const monday = day.subtract({ days: day.dayOfWeek - 1 });
  const begun = Temporal.Instant.compare(changeIn(onCall, monday), at) <= 0;
  return begun ? monday : monday.subtract({ weeks: 1 });
}

/** The changes of on-call weeks between two instants. */
export function changesOnCall(
  onCall: OnCall,
  from: Temporal.Instant,
  until: Temporal.Instant,
): readonly Temporal.Instant[] {
  const changes: Temporal.Instant[] = [];
  let monday = onCallMonday(onCall, from);
  while (Temporal.Instant.compare(changeIn(onCall, monday), until) < 0) {
    changes.push(changeIn(onCall, monday));
    monday = monday.add({ weeks: 1 });
  }
  return changes;
}

function rotated({ rotation }: OnCall, monday: Temporal.PlainDate): readonly string[] {
  const start = rotation && weekMonday(rotation.startingWeek);
  if (!start || Temporal.PlainDate.compare(monday, start) < 0) return [];
  const turn = start.until(monday).days / 7;
  const followers = rotation.people.map(
    (_, step) => rotation.people[(turn + step) % rotation.people.length] ?? "",
  );
  return [...new Set(followers)].slice(0, 1 + rotation.standIns);
}

/**
 * Who is on call at an instant and not absent, in the order of calling. A week apart from the rotation
 * replaces its people; an on-call week has the name of the week of ISO 8601 in which it begins.
 */
export function peopleOnCall(
  onCall: OnCall | undefined,
  absences: readonly Absence[],
  at: Temporal.Instant,
): readonly string[] {
  if (!onCall) return [];
  const monday = onCallMonday(onCall, at);
  const people = onCall.weeks[isoWeek(monday)] ?? rotated(onCall, monday);
  return people.filter((id) => !isAbsent(id, absences, at));
}
