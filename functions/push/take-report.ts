import { Temporal } from "temporal-polyfill";
import type { Client } from "../../schemas/client.ts";
import type { HttpAnswer, HttpEvent } from "../../schemas/http-event.ts";
import type { PushProbe } from "../../schemas/probe.ts";
import { probeId, type ProbeState } from "../../schemas/probe-state.ts";
import type { ProbeStates } from "../ports.ts";
import { nextState } from "../probe/next-state.ts";
import { problem } from "./problem.ts";
import { judgeReport, Report } from "./report.ts";
import { isSecretOf } from "./secret.ts";

const BODY_MAX_BYTES = 4096;

/** Another report comes in between as often as this only when far too many come at once. */
const ATTEMPTS = 5;

const BEARER = /^Bearer +(\S+)$/i;
const JSON_TYPE = /^application\/json\s*(;|$)/i;

/** The entry of this very name, and not what every object inherits. */
function named<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

function pushProbe({ applications }: Client, application: string, name: string): PushProbe | undefined {
  const probe = named(named(applications, application)?.probes ?? {}, name);
  return probe?.type === "push" ? probe : undefined;
}

function readReport(body: Buffer): Report | undefined {
  try {
    return Report.safeParse(JSON.parse(body.toString("utf8"))).data;
  } catch {
    return undefined;
  }
}

/** How many reports this minute has taken, with one more; undefined where that would be too many. */
function oneMore(
  { maximumPerMinute }: PushProbe,
  before: ProbeState | undefined,
  at: Temporal.Instant,
): ProbeState["taken"] | undefined {
  const minute = at.round({ smallestUnit: "minute", roundingMode: "floor" });
  const last = before?.taken;
  const reports = last && Temporal.Instant.compare(last.minute, minute) === 0 ? last.reports + 1 : 1;
  return reports > maximumPerMinute ? undefined : { minute, reports };
}

async function keep(
  id: string,
  probe: PushProbe,
  report: Report,
  now: Temporal.Instant,
  probes: ProbeStates,
): Promise<"kept" | "too-many"> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await probes.find(id);
    const taken = oneMore(probe, before, now);
    if (!taken) return "too-many";
    const state = nextState(id, probe, before, judgeReport(probe, report), now);
    if (!state || (await probes.save({ ...state, taken })) === "written") return "kept";
  }
  return "too-many";
}

/**
 * Takes a report of a push probe. Whoever has not its secret learns nothing, not even whether there is such
 * a probe.
 */
export async function takeReport(
  client: Client,
  { headers, pathParameters, body }: HttpEvent,
  now: Temporal.Instant,
  probes: ProbeStates,
): Promise<HttpAnswer> {
  const { application = "", probe: name = "" } = pathParameters;
  const probe = pushProbe(client, application, name);
  const [, secret = ""] = BEARER.exec(headers["authorization"] ?? "") ?? [];
  const isKnown = isSecretOf(secret, probe?.secretHash);
  if (!isKnown || !probe) return problem("report-unauthorized", client.language);
  if (body.length > BODY_MAX_BYTES) return problem("report-too-large", client.language);
  if (!JSON_TYPE.test(headers["content-type"] ?? "")) return problem("report-media-type", client.language);
  const report = readReport(body);
  if (!report) return problem("report-malformed", client.language);
  const kept = await keep(probeId(application, name), probe, report, now, probes);
  if (kept === "too-many") return problem("report-too-many", client.language);
  return { statusCode: 202, headers: {}, body: "" };
}
