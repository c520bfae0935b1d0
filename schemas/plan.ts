import * as z from "zod";
import { Absence } from "./absence.ts";
import { entered } from "./entered.ts";
import { WatchMode } from "./expectation.ts";
import { FlowControl } from "./flow-control.ts";
import { Instant } from "./instant.ts";
import { MaintenanceScope, MaintenanceWindow } from "./maintenance.ts";

/** A person's absence, as somebody entered it. */
export const EnteredAbsence = Absence.safeExtend({ kind: z.literal("absence"), ...entered });
export type EnteredAbsence = z.output<typeof EnteredAbsence>;

/** A time in which what goes wrong with some flows is recorded and calls nobody. */
export const Maintenance = z.strictObject({
  kind: z.literal("maintenance"),
  ...entered,
  scope: MaintenanceScope,
  window: MaintenanceWindow,
  reason: z.string().min(1).max(200),
  endedAt: Instant.optional().meta({ description: "When a person ended it." }),
  explained: z
    .array(z.object({ cause: z.string().max(120), since: Instant }))
    .max(200)
    .default([])
    .meta({ description: "What went wrong under it, and called nobody; the latest." }),
});
export type Maintenance = z.output<typeof Maintenance>;

/** Whether the stalls of a flow or an application call somebody, in place of what configuration says. */
export const WatchOverride = z.strictObject({
  kind: z.literal("watch"),
  ...entered,
  id: z.string().max(100).meta({ description: "As in flow/orders or application/erp." }),
  mode: WatchMode,
  why: z.string().min(1).max(500),
});
export type WatchOverride = z.output<typeof WatchOverride>;

/** What people enter at run time. */
export const PlanItem = z.discriminatedUnion("kind", [
  EnteredAbsence,
  Maintenance,
  WatchOverride,
  FlowControl,
]);
export type PlanItem = z.output<typeof PlanItem>;

/** All that people entered. */
export interface Plan {
  readonly absences: readonly EnteredAbsence[];
  readonly maintenances: readonly Maintenance[];
  readonly overrides: readonly WatchOverride[];
  readonly controls: readonly FlowControl[];
}
