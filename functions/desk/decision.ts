import type { Temporal } from "temporal-polyfill";
import type { CatalogueCode } from "../../schemas/catalogue.ts";
import type { Incident } from "../../schemas/incident.ts";
import { type Move, moved } from "../incident/incident.ts";

/** Who does something, and when. */
export interface Act {
  readonly by: string;
  readonly at: Temporal.Instant;
}

/** Why a person's action cannot be done as the incident stands. */
export type Refusal = Extract<CatalogueCode, `incident-${string}` | "person-unknown" | "changed-meanwhile">;

/** The incident after a person's action, or why that is refused. */
export type Decision =
  | { readonly outcome: "done"; readonly incident: Incident }
  | { readonly outcome: "refused"; readonly reason: Refusal };

/** The action is done. */
export const done = (incident: Incident): Decision => ({ outcome: "done", incident });

/** The action is refused. */
export const refused = (reason: Refusal): Decision => ({ outcome: "refused", reason });

function whyNot({ state }: Incident, move: Move): Refusal {
  if (state === "resolved" || state === "closed") return "incident-over";
  if (move === "resume") return "incident-not-waiting";
  return state === "waiting" ? "incident-waiting" : "incident-acknowledged";
}

/** Moves an incident where its state allows it, and then goes on with what else the move does. */
export function move(
  incident: Incident,
  move: Move,
  entry: Act & { readonly note?: string | undefined },
  goOn: (moved: Incident) => Incident,
): Decision {
  const { by, at, note } = entry;
  const after = moved(incident, move, { by, at, ...(note ? { note } : {}) });
  return after ? done(goOn(after)) : refused(whyNot(incident, move));
}
