import * as z from "zod";

/** How soon an incident must be dealt with; `P1` first. */
export const Priority = z.enum(["P1", "P2", "P3", "P4"]);
export type Priority = z.output<typeof Priority>;

/** A step of criticality, impact or urgency, lowest first. */
export const Degree = z.enum(["low", "medium", "high"]);
export type Degree = z.output<typeof Degree>;

const row = (high: Priority, medium: Priority, low: Priority) =>
  z
    .strictObject({
      high: Priority.default(high),
      medium: Priority.default(medium),
      low: Priority.default(low),
    })
    .prefault({});

/**
 * ITIL's table of impact by urgency; unless stated as it is usual there, with the lowest two of its five
 * priorities taken together.
 */
const PriorityMatrix = z
  .strictObject({
    high: row("P1", "P2", "P3"),
    medium: row("P2", "P3", "P4"),
    low: row("P3", "P4", "P4"),
  })
  .meta({ description: "Priority by impact, then by urgency." });

const flowCount = z.int().min(2, { error: "is below 2: one flow has its own criticality" });

/** How a client's incidents are ranked. */
export const IncidentSettings = z
  .strictObject({
    matrix: PriorityMatrix.prefault({}),
    impactRaisedFromFlows: flowCount.default(3).meta({
      description: "From so many flows touched on, the impact is one step higher.",
    }),
    impactHighFromFlows: flowCount.default(10).meta({
      description: "From so many flows touched on, the impact is high.",
    }),
  })
  .refine(({ impactRaisedFromFlows: raised, impactHighFromFlows: high }) => raised <= high, {
    path: ["impactHighFromFlows"],
    error: "is below impactRaisedFromFlows, which then never counts: raise it",
  });
export type IncidentSettings = z.output<typeof IncidentSettings>;
