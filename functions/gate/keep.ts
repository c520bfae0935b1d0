import type { Temporal } from "temporal-polyfill";
import { errorTrace } from "../error-trace.ts";
import type { Archive, Outgoing } from "../ports.ts";
import type { Passage } from "./gate.ts";

/**
 * What of the flow's archive holds what is about to be forwarded; null where the flow keeps none.
 * `failed`: it must not be forwarded now, since it could not be delivered again.
 */
export type Kept = { readonly archived: string | null } | "failed";

/** Keeps what is about to be forwarded, where the flow asks for it. */
export async function keep(
  { id, flow }: Passage,
  outgoing: readonly Outgoing[],
  now: Temporal.Instant,
  archive: Archive,
): Promise<Kept> {
  if (flow.archive === undefined || outgoing.length === 0) return { archived: null };
  try {
    return { archived: await archive.keep(id, now, outgoing) };
  } catch (error) {
    console.error({ message: "the archive could not be written", flow: id, error: errorTrace(error) });
    return "failed";
  }
}
