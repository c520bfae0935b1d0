import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { AuditOutcome } from "../../schemas/audit-entry.ts";
import type { Client } from "../../schemas/client.ts";
import type { HttpAnswer } from "../../schemas/http-event.ts";
import type { Incident } from "../../schemas/incident.ts";
import { type Link, LinkCode } from "../../schemas/link.ts";
import { memberNamed } from "../../schemas/support.ts";
import { acknowledge } from "../desk/assignment.ts";
import { carryOut } from "../desk/carry-out.ts";
import { passOn } from "../desk/pass-on.ts";
import { isActive, isUnacknowledged } from "../incident/incident.ts";
import { errorTrace } from "../error-trace.ts";
import type { Audit, Incidents, Links } from "../ports.ts";
import { codeHash } from "../notify/link-code.ts";
import { askingPage, type LinkOutcome, toldPage } from "./page.ts";

/** What answering a link reaches outside itself. */
export interface LinkPorts {
  readonly links: Links;
  readonly incidents: Incidents;
  readonly audit: Audit;
  readonly newId: () => string;
  /** The address of the console, without a slash at its end; undefined where the client names none. */
  readonly console: string | undefined;
}

/** Looks at a link, or answers by it. */
export interface LinkRequest {
  readonly code: string;
  /** Undefined where it is only looked at. */
  readonly answer: "take" | "pass" | undefined;
  /** From which IP address. */
  readonly address: string;
}

/** The form that the page sends. */
const Form = z.object({ answer: z.enum(["take", "pass"]) });

/** Reads the form of the page; undefined where it is none. */
export function readAnswer(body: string): "take" | "pass" | undefined {
  return Form.safeParse(Object.fromEntries(new URLSearchParams(body))).data?.answer;
}

interface Known {
  readonly link: Link;
  readonly incident: Incident;
}

/** The link and its incident, or why it grants nothing. */
async function lookUp(
  code: string,
  now: Temporal.Instant,
  { links, incidents }: LinkPorts,
): Promise<Known | "gone" | "used"> {
  if (!LinkCode.safeParse(code).success) return "gone";
  const link = await links.find(codeHash(code));
  if (!link || Temporal.Instant.compare(link.expires, now) <= 0) return "gone";
  if (link.usedAt) return "used";
  const incident = await incidents.ofNumber(link.number);
  return incident ? { link, incident } : "gone";
}

/** Tells what became of a press; where that cannot be written, the sweep closes the intent. */
async function concluded(outcome: AuditOutcome, audit: Audit): Promise<void> {
  try {
    await audit.conclude(outcome);
  } catch (error) {
    console.error({
      message: "an outcome could not be written to the audit trail",
      act: outcome.act,
      error: errorTrace(error),
    });
  }
}

/** What comes of a press, between its intent and its outcome in the audit trail. */
async function answered(
  { link }: Known,
  { answer, address }: { readonly answer: "take" | "pass"; readonly address: string },
  client: Client,
  now: Temporal.Instant,
  { links, incidents, audit, newId }: LinkPorts,
): Promise<{ readonly outcome: LinkOutcome; readonly incident?: Incident }> {
  const act = { by: link.contact, at: now };
  const entry = { act: newId(), subject: `incident/${link.number}`, at: now };
  const action = answer === "take" ? "acknowledge by link" : "pass on by link";
  await audit.intend({ ...entry, by: link.contact, address, action });
  // Before anything is done by it, so that no second press does it again.
  if ((await links.use(link.codeHash, now)) === "lost") {
    await concluded({ ...entry, result: "refused", code: "link-used" }, audit);
    return { outcome: "used" };
  }
  const done = await carryOut(
    link.number,
    (incident) => (answer === "take" ? acknowledge(incident, act, client.support) : passOn(incident, act)),
    { incidents },
  );
  const result =
    done.outcome === "done"
      ? { result: "done" as const, from: done.incident.revision - 1, to: done.incident.revision }
      : { result: "refused" as const, code: done.outcome === "refused" ? done.reason : "incident-unknown" };
  await concluded({ ...entry, ...result }, audit);
  if (done.outcome === "done")
    return { outcome: answer === "take" ? "taken" : "passed", incident: done.incident };
  return { outcome: done.outcome === "refused" && done.reason !== "incident-over" ? "already" : "over" };
}

/**
 * Answers whoever opens the link of a call, or presses one of its two buttons. It grants nothing else: no payload, no
 * other incident, and only once.
 */
export async function answerLink(
  { code, answer, address }: LinkRequest,
  client: Client,
  now: Temporal.Instant,
  ports: LinkPorts,
): Promise<HttpAnswer> {
  const known = await lookUp(code, now, ports);
  if (known === "gone" || known === "used") {
    return toldPage(known, undefined, client, { language: client.language, console: ports.console });
  }
  const { link, incident } = known;
  const member = client.support && memberNamed(client.support, link.contact);
  const language = member?.person.language ?? client.language;
  const tell = (outcome: LinkOutcome, told: Incident | undefined) =>
    toldPage(outcome, told, client, { language, console: ports.console });
  if (!isActive(incident)) return tell("over", incident);
  if (!isUnacknowledged(incident)) return tell("already", incident);
  if (answer === undefined) return askingPage(incident, client, language);
  const told = await answered(known, { answer, address }, client, now, ports);
  return tell(told.outcome, told.incident);
}
