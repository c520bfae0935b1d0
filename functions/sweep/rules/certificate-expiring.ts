import { Temporal } from "temporal-polyfill";
import type { Probe } from "../../../schemas/probe.ts";
import { timestamp } from "../../../schemas/timestamp.ts";
import { type ApplicationSight, type ProbeView, readProbe } from "./probe-sight.ts";
import { later } from "./sight.ts";
import { MOVING, NOT_APPLICABLE, stalled, type Verdict } from "./verdict.ts";

/** A probe that looks at certificates. */
type CertificateView = ProbeView & { readonly probe: Probe & { type: "https" } };

const looksAtCertificate = (view: ProbeView): view is CertificateView =>
  view.probe.type === "https" && !view.probe.insecure;

/** When the certificate of a probe is news; undefined where none was seen. */
function newsFrom({ probe, state, expectedSince }: CertificateView): Temporal.Instant | undefined {
  if (!state?.certificateExpires) return undefined;
  const days = state.certificateExpires.subtract({ hours: 24 * probe.certificateDays });
  return later(expectedSince, days);
}

/**
 * The certificate of an application expires soon: a warning while all is well, which explains nothing.
 * Undefined where the probe has not been answered lately.
 */
export function certificateExpiring(sight: ApplicationSight): Verdict | undefined {
  const views = sight.probes.filter(looksAtCertificate);
  if (views.length === 0) return NOT_APPLICABLE;
  const [first] = views
    .flatMap((view) => {
      const from = newsFrom(view);
      return from && Temporal.Instant.compare(sight.at, from) >= 0 ? [{ view, from }] : [];
    })
    .toSorted((a, b) => Temporal.Instant.compare(a.from, b.from));
  if (first) {
    const { name, state } = first.view;
    const expires = state?.certificateExpires ? timestamp(state.certificateExpires) : "";
    return stalled(first.from, { probe: name, expires });
  }
  return views.every((view) => readProbe(view, sight).reading === "well") ? MOVING : undefined;
}
