import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import type { CatalogueCode } from "../../schemas/catalogue.ts";
import { configurationWording } from "../../schemas/configuration-wording.ts";
import { plainIssues } from "../../schemas/issue.ts";
import type { PlanItem } from "../../schemas/plan.ts";
import { personActing } from "../desk/acting.ts";
import { CommandFailure, EXIT } from "../failure.ts";
import { hostNow, reach, type Reached } from "../reach.ts";

/** Who enters something, when, and where. */
export interface Entering extends Reached {
  readonly by: string;
  readonly at: Temporal.Instant;
}

/** Reaches the stores for somebody who enters something. */
export async function entering(person: string | undefined): Promise<Entering> {
  const reached = await reach();
  return { ...reached, by: personActing(person), at: await hostNow(reached.host) };
}

/** What everything that is entered carries. */
export const enteredBy = ({ by, at }: Entering) => ({
  id: randomUUID().slice(0, 8),
  revision: 0,
  by,
  enteredAt: at.toString(),
});

/**
 * Reads what somebody enters.
 *
 * @throws {CommandFailure} of this code, with each place that is wrong and its mend
 */
export function usable<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  code: CatalogueCode,
): z.output<Schema> {
  const read = schema.safeParse(input, { error: configurationWording });
  if (read.success) return read.data;
  const faults = plainIssues(read.error.issues).map(({ path, message }) =>
    `${path.join(".")} ${message}`.trim(),
  );
  throw new CommandFailure(code, faults.join("; "));
}

/** Writes an item as it was decided, and what was done to the audit trail. */
export async function enter<Item extends PlanItem>(
  item: Item,
  {
    subject,
    action,
    why,
  }: { readonly subject: string; readonly action: string; readonly why?: string | undefined },
  { by, at, watch, audit }: Entering,
): Promise<Item> {
  if ((await watch.plans.save(item)) === "lost")
    throw new CommandFailure("changed-meanwhile", subject, EXIT.refused);
  const revisions = item.revision === 0 ? { to: 1 } : { from: item.revision, to: item.revision + 1 };
  await audit.append({ subject, at, by, action, ...revisions, ...(why === undefined ? {} : { why }) });
  return { ...item, revision: item.revision + 1 };
}
