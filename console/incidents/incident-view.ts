import type * as z from "zod";
import type { listIncidents } from "../../schemas/api/incident-operations.ts";

/** Which incidents the board shows. */
export const VIEWS = ["open", "mine", "waiting", "resolved", "closed"] as const;
export type IncidentView = (typeof VIEWS)[number];

type Asked = z.input<typeof listIncidents.query>;

const ASKED: Readonly<Record<IncidentView, Asked>> = {
  open: { active: "true" },
  mine: { active: "true", mine: "true" },
  waiting: { state: "waiting" },
  resolved: { state: "resolved" },
  closed: { closed: "true" },
};

/** What a view asks the API for. */
export function askedOf(view: IncidentView): Asked {
  return ASKED[view];
}

/** The view that an address names; what is open where it names none. */
export function viewAt(search: string): IncidentView {
  const named = new URLSearchParams(search).get("show");
  return VIEWS.find((view) => view === named) ?? "open";
}
