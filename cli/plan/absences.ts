import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { EnteredAbsence } from "../../schemas/plan.ts";
import { memberNamed } from "../../schemas/support.ts";
import { CommandFailure } from "../failure.ts";
import { hostNow, reach } from "../reach.ts";
import { supportOf } from "../supported.ts";
import { enter, enteredBy, entering, usable } from "./enter.ts";

/** When a person is absent, and why. */
export interface AbsenceRequest {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly reason?: string | undefined;
}

/** An absence as the command lists it. */
export type ListedAbsence = z.input<typeof EnteredAbsence>;

/** Enters an absence of somebody who stands by the client. */
export async function addAbsence(
  who: string,
  { from, until, reason }: AbsenceRequest,
  person: string | undefined,
): Promise<ListedAbsence> {
  const now = await entering(person);
  if (!memberNamed(supportOf(now.client), who)) throw new CommandFailure("person-unknown", who);
  const input = {
    kind: "absence",
    ...enteredBy(now),
    person: who,
    from: from.toString(),
    until: until.toString(),
    ...(reason === undefined ? {} : { reason }),
  };
  const item = usable(EnteredAbsence, input, "absence-unusable");
  const done = { subject: `absence/${who}`, action: "add absence", why: reason };
  return z.encode(EnteredAbsence, await enter(item, done, now));
}

/** The absences that are not over, or all that are still kept, in order of time. */
export async function listAbsences({ all }: { readonly all?: boolean | undefined }) {
  const { host, watch } = await reach();
  const [now, { absences }] = await Promise.all([hostNow(host), watch.plans.read()]);
  return absences
    .filter(({ until }) => all === true || Temporal.Instant.compare(now, until) < 0)
    .toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))
    .map((absence) => z.encode(EnteredAbsence, absence));
}

/** Takes an absence away. */
export async function removeAbsence(id: string, person: string | undefined): Promise<ListedAbsence> {
  const { watch, audit, by, at } = await entering(person);
  const { absences } = await watch.plans.read();
  const absence = absences.find((one) => one.id === id);
  if (!absence) throw new CommandFailure("absence-unknown", id);
  await watch.plans.remove(absence);
  const subject = `absence/${absence.person}`;
  await audit.append({ subject, at, by, action: "remove absence", from: absence.revision });
  return z.encode(EnteredAbsence, absence);
}
