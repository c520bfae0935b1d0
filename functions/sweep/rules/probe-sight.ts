import { Temporal } from "temporal-polyfill";
import { isPull, lastsFor, type Probe } from "../../../schemas/probe.ts";
import type { ProbeReason, ProbeState } from "../../../schemas/probe-state.ts";
import type { Evidence } from "../../../schemas/watch-state.ts";
import { timestamp } from "../../../schemas/timestamp.ts";
import { later } from "./sight.ts";

/** A probe of an application, with what it last said. */
export interface ProbeView {
  readonly name: string;
  readonly probe: Probe;
  /** Since when it has been there. */
  readonly expectedSince: Temporal.Instant;
  readonly state: ProbeState | undefined;
}

/** What is known of an application at one whole minute. */
export interface ApplicationSight {
  readonly at: Temporal.Instant;
  readonly probes: readonly ProbeView[];
  /** After an absence of the sweep's own, the end of the time that it gives. */
  readonly notBefore: Temporal.Instant | undefined;
}

/** What a probe says at one minute. */
export type Reading =
  | { readonly reading: "well" | "unknown" }
  | {
      readonly reading: "failing";
      readonly since: Temporal.Instant;
      readonly reason: ProbeReason;
      readonly evidence: Evidence;
    };

const UNKNOWN: Reading = { reading: "unknown" };

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;

/** A report that stays out is a failure; an answer that stays out is the watchdog's own, and says nothing. */
function overdue({ probe, state, expectedSince }: ProbeView, { at, notBefore }: ApplicationSight): Reading {
  const from = later(state?.at ?? expectedSince, notBefore);
  const since = from.add({ milliseconds: lastsFor(probe) });
  if (isPull(probe) || isBefore(at, since)) return UNKNOWN;
  const evidence = { last: state ? timestamp(state.at) : "never", due: timestamp(since) };
  return { reading: "failing", since, reason: "not-reported", evidence };
}

/** What a probe says at a minute; before its present outcome began, that is not known any more. */
export function readProbe(view: ProbeView, sight: ApplicationSight): Reading {
  const { probe, state } = view;
  const { at } = sight;
  if (!state || !isBefore(at, state.at.add({ milliseconds: lastsFor(probe) }))) return overdue(view, sight);
  if (isBefore(at, state.since)) return UNKNOWN;
  if (state.outcome === "well") return { reading: "well" };
  const { since, reason = "connection", evidence } = state;
  return { reading: "failing", since, reason, evidence };
}
