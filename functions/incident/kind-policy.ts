import type { Competence } from "../../schemas/person.ts";
import type { Degree } from "../../schemas/priority.ts";
import type { IncidentKind } from "../../schemas/incident-kind.ts";

/** What a kind of incident asks for, unless configuration says otherwise. */
interface KindPolicy {
  readonly urgency: Degree;
  /** Whether it is less urgent outside the flow's hours; what has a deadline of its own is not. */
  readonly waitsForHours: boolean;
  readonly competence: Competence;
  /** The end of the flow where the cause is looked for first, whose application may ask for another competence. */
  readonly end: "source" | "target" | null;
}

/**
 * How urgent each kind is and who looks at it first: what stops a flow altogether is most urgent; where
 * data are at fault somebody functional looks, where a job or a service stands, operations.
 */
export const KIND_POLICY: Readonly<Record<IncidentKind, KindPolicy>> = {
  silent: { urgency: "high", waitsForHours: true, competence: "technical", end: "source" },
  late: { urgency: "medium", waitsForHours: false, competence: "operations", end: "source" },
  backlogged: { urgency: "medium", waitsForHours: true, competence: "technical", end: "target" },
  "consumer-dead": { urgency: "high", waitsForHours: true, competence: "operations", end: "target" },
  volume: { urgency: "low", waitsForHours: true, competence: "functional", end: "source" },
  failing: { urgency: "medium", waitsForHours: true, competence: "functional", end: "source" },
  unacknowledged: { urgency: "medium", waitsForHours: true, competence: "functional", end: "target" },
  unreachable: { urgency: "high", waitsForHours: true, competence: "infrastructure", end: null },
  "certificate-expiring": {
    urgency: "low",
    waitsForHours: true,
    competence: "infrastructure",
    end: null,
  },
  "gate-failure": { urgency: "high", waitsForHours: true, competence: "technical", end: null },
  "contact-unreachable": { urgency: "medium", waitsForHours: false, competence: "operations", end: null },
  manual: { urgency: "medium", waitsForHours: false, competence: "functional", end: null },
};
