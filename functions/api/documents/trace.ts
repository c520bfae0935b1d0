import * as z from "zod";
import type { TraceStep } from "../../../schemas/api/trace-operations.ts";
import type { Client } from "../../../schemas/client.ts";
import type { HeldExchange } from "../../../schemas/held-exchange.ts";
import type { JournalEntry } from "../../../schemas/journal-entry.ts";

/** Where a page of a trace ended: at the step of this time, and of this name among those of one time. */
const Position = z.tuple([z.iso.datetime(), z.string().max(1000)]);
type Position = z.output<typeof Position>;

const positionOf = ({ at, flow, held, exchangeId, step }: TraceStep): Position => [
  at,
  [flow, held ?? "", exchangeId ?? "", step].join(" "),
];

function inOrder([at, name]: Position, [otherAt, otherName]: Position): number {
  return at.localeCompare(otherAt) || name.localeCompare(otherName);
}

/** The position that a cursor names; undefined where it is none of ours. */
export function tracePosition(cursor: string): Position | undefined {
  try {
    return Position.safeParse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"))).data;
  } catch {
    return undefined;
  }
}

const PASSED = { observe: "observed", bypass: "bypassed" } as const;

/** Between which applications a flow runs, as people call them. */
function ends(flow: string, { flows, applications }: Pick<Client, "flows" | "applications">) {
  const known = Object.hasOwn(flows, flow) ? flows[flow] : undefined;
  const name = (id = "") => applications[id]?.name ?? id;
  return { source: name(known?.source), target: name(known?.target) };
}

/**
 * All that happened to the exchanges of one key, oldest first. What went through after it was held is told once, by
 * its history.
 */
export function traceSteps(
  forwarded: readonly JournalEntry[],
  held: readonly HeldExchange[],
  client: Pick<Client, "flows" | "applications">,
): readonly TraceStep[] {
  const told = new Set(
    held.filter(({ history }) => history.some(({ step }) => step === "delivered")).map(({ id }) => id),
  );
  const passed = forwarded
    .filter(({ quarantine }) => !quarantine || !told.has(quarantine.id))
    .map(({ flow, exchangeId, forwardedAt, quarantine, control }): TraceStep => ({
      at: forwardedAt,
      step: control === null ? "forwarded" : PASSED[control],
      flow,
      ...ends(flow, client),
      exchangeId,
      held: quarantine?.id ?? null,
      by: null,
    }));
  const redelivered = forwarded.flatMap(({ flow, exchangeId, quarantine, redelivered: again }): TraceStep[] =>
    again === null
      ? []
      : [
          {
            at: again.at,
            step: "redelivered",
            flow,
            ...ends(flow, client),
            exchangeId,
            held: quarantine?.id ?? null,
            by: again.by,
          },
        ],
  );
  const answered = forwarded.flatMap(({ flow, exchangeId, quarantine, answered: answer }): TraceStep[] =>
    answer === null
      ? []
      : [
          {
            at: answer.at,
            step: answer.accepted ? "accepted" : "refused",
            flow,
            ...ends(flow, client),
            exchangeId,
            held: quarantine?.id ?? null,
            by: null,
          },
        ],
  );
  const lived = held.flatMap(({ id, flow, exchangeId, history }) =>
    history.map(({ at, step, by }): TraceStep => ({
      at,
      step,
      flow,
      ...ends(flow, client),
      exchangeId,
      held: id,
      by,
    })),
  );
  return [...passed, ...redelivered, ...answered, ...lived].toSorted((a, b) =>
    inOrder(positionOf(a), positionOf(b)),
  );
}

/** One page of a trace, and the cursor of the next. */
export function tracePage(
  steps: readonly TraceStep[],
  after: Position | undefined,
  limit: number,
): { readonly items: TraceStep[]; readonly next: string | null } {
  const left = after ? steps.filter((step) => inOrder(positionOf(step), after) > 0) : steps;
  const items = left.slice(0, limit);
  const last = items.at(-1);
  const next =
    last && left.length > limit ? Buffer.from(JSON.stringify(positionOf(last))).toString("base64url") : null;
  return { items, next };
}
