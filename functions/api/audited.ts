import type * as z from "zod";
import type { Audited } from "../../schemas/api/operation.ts";
import type { AuditIntent } from "../../schemas/audit-entry.ts";
import { errorTrace } from "../error-trace.ts";
import type { Audit } from "../ports.ts";
import type { Answered } from "./answered.ts";
import type { Desk } from "./desk.ts";
import type { Read } from "./request.ts";

/** Who calls, when and from where. */
interface Caller {
  readonly by: string;
  readonly at: AuditIntent["at"];
  readonly address: string;
}

/** The id of what an operation makes, drawn before it is made; empty where it makes nothing. */
export async function drawnFor(
  audited: Audited | undefined,
  {
    incidents,
    newId,
  }: { readonly incidents: Pick<Desk["incidents"], "nextNumber">; readonly newId: Desk["newId"] },
): Promise<string> {
  switch (audited?.draws) {
    case "incident-number":
      return String(await incidents.nextNumber());
    case "id":
      return newId().slice(0, 8);
    case undefined:
      return "";
  }
}

/** What the audit trail says of a call before it is carried out. */
export function intentOf<Path extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType>(
  audited: Audited<Path, Body>,
  asked: Read<Path, Query, Body> & { readonly drawn: string; readonly sees: (flow: string) => boolean },
  { by, at, address }: Caller,
  act: string,
): AuditIntent {
  const call = { ...asked, by };
  const why = audited.why?.(call);
  return {
    act,
    subject: audited.subject(call),
    at,
    by,
    address,
    action: audited.action(call).slice(0, 80),
    ...(why === undefined ? {} : { why }),
  };
}

/**
 * Carries out what a person asks for between its intent and its outcome in the audit trail. Where the outcome cannot
 * be written, what was done stays done: the sweep closes the intent.
 *
 * @throws where the intent cannot be written, and then nothing is done
 */
export async function carriedOutAudited<Answer extends z.ZodType>(
  intent: AuditIntent,
  carryOut: () => Promise<Answered<Answer>>,
  audit: Audit,
): Promise<Answered<Answer>> {
  await audit.intend(intent);
  const answered = await carryOut();
  const { act, subject, at } = intent;
  const result =
    answered.outcome === "done"
      ? { result: "done" as const, ...answered.changed }
      : { result: "refused" as const, code: answered.code };
  try {
    await audit.conclude({ act, subject, at, ...result });
  } catch (error) {
    console.error({
      message: "an outcome could not be written to the audit trail",
      act,
      error: errorTrace(error),
    });
  }
  return answered;
}
