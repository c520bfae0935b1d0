import { Temporal } from "temporal-polyfill";
import type { Absence } from "../../schemas/absence.ts";
import { type Competence, Level } from "../../schemas/person.ts";
import type { Priority } from "../../schemas/priority.ts";
import type { RosterReason } from "../../schemas/roster-reason.ts";
import { type Member, memberNamed, servingPeople, type Support } from "../../schemas/support.ts";
import { backOnDuty, isOnDuty } from "./availability.ts";
import { peopleOnCall } from "./on-call.ts";

/** What an incident asks of whoever takes it. */
export interface Need {
  readonly competence: Competence;
  /** The lowest level asked for. */
  readonly level: Level;
  readonly priority: Priority;
}

/** Among whom to choose, and when. */
export interface Choice {
  readonly support: Support;
  readonly absences: readonly Absence[];
  /** Open incidents by person; nobody's are none. */
  readonly loads: Readonly<Record<string, number>>;
  /** Who is not to be chosen. */
  readonly excluded: readonly string[];
  /** Who was told already and did not acknowledge: the next one is of a level above theirs. */
  readonly told: readonly string[];
  readonly at: Temporal.Instant;
}

/** The most adequate person, or why there is none. */
export type Assignment =
  | { readonly outcome: "on-duty" | "on-call"; readonly person: string; readonly reason: RosterReason }
  | {
      readonly outcome: "waits";
      /** When the person comes on duty. */
      readonly until: Temporal.Instant;
      readonly person: string;
      readonly reason: RosterReason;
    }
  | { readonly outcome: "nobody"; readonly reason: RosterReason };

const rank = (level: Level) => Level.options.indexOf(level);

/** The rank of the lowest level that may be told now: above whoever was told, up to the leads. */
function rankAsked(need: Need, { support, told }: Choice): number {
  const ranks = told.flatMap((id) => {
    const member = memberNamed(support, id);
    return member ? [rank(member.person.level) + 1] : [];
  });
  return Math.min(Math.max(rank(need.level), ...ranks), rank("lead"));
}

/** Lowest level first, of equals the least loaded, then by id: an order that no input's order changes. */
function byAdequacy(loads: Choice["loads"]) {
  return (a: Member, b: Member) =>
    rank(a.person.level) - rank(b.person.level) ||
    (loads[a.id] ?? 0) - (loads[b.id] ?? 0) ||
    (a.id < b.id ? -1 : 1);
}

/** Who may take it: those with the competence at the level asked or above, else the leads. */
function candidates(
  { competence }: Need,
  lowest: number,
  people: readonly Member[],
): { readonly members: readonly Member[]; readonly competent: boolean } {
  const members = people.filter(
    ({ person }) => person.competences.includes(competence) && rank(person.level) >= lowest,
  );
  if (members.length > 0) return { members, competent: true };
  return { members: people.filter(({ person }) => person.level === "lead"), competent: false };
}

function onCallAssignment(need: Need, choice: Choice): Assignment | undefined {
  const { support, absences, excluded, told, at } = choice;
  const [called] = peopleOnCall(support.team.onCall, absences, at)
    .filter((id) => !excluded.includes(id) && !told.includes(id))
    .flatMap((id) => memberNamed(support, id) ?? []);
  if (!called) return undefined;
  const competent = called.person.competences.includes(need.competence);
  return {
    outcome: "on-call",
    person: called.id,
    reason: competent ? "nobody-on-duty" : "on-call-without-competence",
  };
}

/** Who comes on duty first, and when. */
function firstBack(
  members: readonly Member[],
  { absences, loads, at }: Choice,
): { readonly person: string; readonly until: Temporal.Instant } | undefined {
  const returns = members.flatMap((member) => {
    const until = backOnDuty(member, absences, at);
    return until ? [{ member, until }] : [];
  });
  const order = byAdequacy(loads);
  const [first] = returns.toSorted(
    (a, b) => Temporal.Instant.compare(a.until, b.until) || order(a.member, b.member),
  );
  return first && { person: first.member.id, until: first.until };
}

/**
 * The most adequate person now: who has the competence at the level asked, is on duty and not absent; the
 * nearest level first, of equals the least loaded. With nobody on duty, P1 goes to the first on call who is
 * present; the rest waits for the opening hour. Where nobody has the competence, a lead takes it.
 */
export function assignee(need: Need, choice: Choice): Assignment {
  const { support, absences, loads, excluded, told, at } = choice;
  const lowest = rankAsked(need, choice);
  const left = servingPeople(support).filter(({ id }) => !excluded.includes(id) && !told.includes(id));
  const { members, competent } = candidates(need, lowest, left);
  const [best] = members.filter((member) => isOnDuty(member, absences, at)).toSorted(byAdequacy(loads));
  if (best) {
    const above = rank(best.person.level) > lowest ? "level-above" : "adequate";
    return { outcome: "on-duty", person: best.id, reason: competent ? above : "lead-instead" };
  }
  const urgent = need.priority === "P1";
  const onCall = urgent ? onCallAssignment(need, choice) : undefined;
  if (onCall) return onCall;
  const back = firstBack(members, choice);
  if (back) return { outcome: "waits", ...back, reason: urgent ? "nobody-on-call" : "opening-hour" };
  if (members.length > 0) return { outcome: "nobody", reason: "nobody-returns" };
  return { outcome: "nobody", reason: told.length + excluded.length > 0 ? "nobody-left" : "nobody-adequate" };
}
