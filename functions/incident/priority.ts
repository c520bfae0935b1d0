import type { Temporal } from "temporal-polyfill";
import type { ALWAYS, Calendar } from "../../schemas/calendar.ts";
import { Degree, type IncidentSettings, type Priority } from "../../schemas/priority.ts";
import type { IncidentKind } from "../../schemas/incident-kind.ts";
import { isOpen } from "../calendar/business-time.ts";
import { KIND_POLICY } from "./kind-policy.ts";

/** What an incident's rank depends on. */
export interface Extent {
  readonly kind: IncidentKind;
  /** The criticality of each flow touched; of none, the impact is medium. */
  readonly criticalities: readonly Degree[];
  /** The hours in which the flow, or the one most critical of several, is used. */
  readonly hours: Calendar | typeof ALWAYS;
  readonly at: Temporal.Instant;
}

/** How an incident ranks, and why. */
export interface Rank {
  readonly priority: Priority;
  readonly impact: Degree;
  readonly urgency: Degree;
}

/** A degree so many steps higher, or lower where negative, within low and high. */
function stepped(degree: Degree, steps: number): Degree {
  const last = Degree.options.length - 1;
  const index = Math.min(last, Math.max(0, Degree.options.indexOf(degree) + steps));
  return Degree.options[index] ?? degree;
}

function impact(criticalities: readonly Degree[], settings: IncidentSettings): Degree {
  if (criticalities.length >= settings.impactHighFromFlows) return "high";
  const highest = Degree.options.findLast((degree) => criticalities.includes(degree)) ?? "medium";
  return stepped(highest, criticalities.length >= settings.impactRaisedFromFlows ? 1 : 0);
}

function urgency({ kind, hours, at }: Extent): Degree {
  const { urgency, waitsForHours } = KIND_POLICY[kind];
  return stepped(urgency, waitsForHours && !isOpen(hours, at) ? -1 : 0);
}

/**
 * An incident's priority by ITIL's matrix of impact and urgency. Impact is the criticality of the most
 * critical flow touched, raised where many are; urgency is that of the kind, one step lower outside the
 * hours of the flow, so that it rises when they begin.
 */
export function priority(extent: Extent, settings: IncidentSettings): Rank {
  const degrees = { impact: impact(extent.criticalities, settings), urgency: urgency(extent) };
  return { ...degrees, priority: settings.matrix[degrees.impact][degrees.urgency] };
}
