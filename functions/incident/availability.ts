import { Temporal } from "temporal-polyfill";
import type { Absence } from "../../schemas/absence.ts";
import type { Member } from "../../schemas/support.ts";
import { isOpen, nextOpening } from "../calendar/business-time.ts";

function absenceAt(id: string, absences: readonly Absence[], at: Temporal.Instant): Absence | undefined {
  return absences.find(
    ({ person, from, until }) =>
      person === id && Temporal.Instant.compare(from, at) <= 0 && Temporal.Instant.compare(at, until) < 0,
  );
}

/** Whether a person is absent at an instant. */
export function isAbsent(id: string, absences: readonly Absence[], at: Temporal.Instant): boolean {
  return absenceAt(id, absences, at) !== undefined;
}

/** Whether a person is on duty at an instant, and not absent. */
export function isOnDuty(
  { id, person }: Member,
  absences: readonly Absence[],
  at: Temporal.Instant,
): boolean {
  return isOpen(person.duty, at) && !isAbsent(id, absences, at);
}

/** The first instant from `at` on at which a person is on duty; undefined where none is in sight. */
export function backOnDuty(
  member: Member,
  absences: readonly Absence[],
  at: Temporal.Instant,
): Temporal.Instant | undefined {
  const absence = absenceAt(member.id, absences, at);
  if (absence) return backOnDuty(member, absences, absence.until);
  if (isOpen(member.person.duty, at)) return at;
  const opening = nextOpening(member.person.duty, at);
  return opening && backOnDuty(member, absences, opening);
}
