import { useQueries } from "@tanstack/react-query";
import { Temporal } from "temporal-polyfill";
import { listFlows, showStatus } from "../../schemas/api/flow-operations.ts";
import { type ListedIncident, listIncidents } from "../../schemas/api/incident-operations.ts";
import { readOf } from "../desk/asked.ts";
import type { Desk } from "../desk/desk.ts";
import { aheadBy } from "../time/now.tsx";
import { standingOf, type Standing, UNKNOWN } from "./standing.ts";

const ALL = { parameters: {}, query: {} } as const;
const MOST_INCIDENTS = 200;

/** How a flow stands, as a client's overview shows it. */
type StatusOfFlow = NonNullable<ReturnType<typeof useStatuses>[number]["data"]>["answer"]["items"][number];

/** A client with all that the overview tells of it. */
export interface ClientStanding {
  readonly desk: Desk;
  readonly standing: Standing;
  readonly incidents: readonly ListedIncident[];
  readonly flows: readonly StatusOfFlow[];
  readonly zone: string;
  readonly ahead: Temporal.Duration;
  readonly error: Error | null;
}

function useStatuses(desks: readonly Desk[]) {
  return useQueries({ queries: desks.map((desk) => readOf(desk, showStatus, ALL)) });
}

/** How each client stands now; they are asked side by side, and one that fails leaves the others as they are. */
export function useStandings(desks: readonly Desk[], now: Temporal.Instant): readonly ClientStanding[] {
  const statuses = useStatuses(desks);
  const incidents = useQueries({
    queries: desks.map((desk) =>
      readOf(desk, listIncidents, { parameters: {}, query: { limit: MOST_INCIDENTS } }),
    ),
  });
  const flows = useQueries({ queries: desks.map((desk) => readOf(desk, listFlows, ALL)) });
  return desks.map((desk, at) => {
    const status = statuses[at];
    const open = incidents[at];
    const told = status?.data;
    const ahead = told ? aheadBy(told.answer.at, told.receivedAt) : new Temporal.Duration();
    const listed = open?.data?.answer.items ?? [];
    const items = told?.answer.items ?? [];
    return {
      desk,
      incidents: listed,
      flows: items,
      zone: flows[at]?.data?.answer.client.zone ?? "UTC",
      ahead,
      standing: told && open?.data ? standingOf(listed, items, now.add(ahead)) : UNKNOWN,
      error: status?.error ?? open?.error ?? null,
    };
  });
}
