import type { Temporal } from "temporal-polyfill";
import { dueAfter } from "../functions/calendar/due.ts";
import { dueTimes } from "../functions/sweep/next-due.ts";
import { termsOf } from "../functions/sweep/watched-flows.ts";
import type { CronExpression } from "../schemas/cron-expression.ts";
import { chosenClient } from "./chosen-client.ts";
import { flowNamed } from "./check.ts";
import { CommandFailure } from "./failure.ts";
import { offsetTime } from "./offset-time.ts";

/** What falls due, and after when: a flow's exchanges, or a cron expression in a zone. */
export interface DueQuestion {
  readonly flow?: string | undefined;
  readonly client?: string | undefined;
  readonly cron?: CronExpression | undefined;
  readonly zone?: string | undefined;
  readonly from: Temporal.Instant;
  readonly count: number;
}

/** The due times that are asked for, and the zone whose clock tells them. */
async function asked({ flow, client: named, cron, zone, from }: DueQuestion) {
  if (flow !== undefined && !cron && !zone) {
    const client = await chosenClient(named);
    return { due: dueTimes(termsOf(client, flowNamed(client, flow)), from), zone: client.zone };
  }
  if (flow === undefined && cron && zone) return { due: dueAfter(cron, zone, from), zone };
  throw new CommandFailure("due-question", "due");
}

/**
 * The next so many due times, as the zone's clock shows them.
 *
 * @throws {CommandFailure} where neither or both of a flow and an expression with its zone are given
 */
export async function nextDueTimes(question: DueQuestion): Promise<readonly string[]> {
  const { due, zone } = await asked(question);
  return due
    .take(question.count)
    .map((at) => offsetTime(at, zone))
    .toArray();
}
