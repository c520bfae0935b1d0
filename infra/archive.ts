import { Duration } from "aws-cdk-lib";
import type { LifecycleRule } from "aws-cdk-lib/aws-s3";
import type { Client } from "../schemas/client.ts";
import { wholeDays } from "../schemas/duration.ts";
import type { Flow } from "../schemas/flow.ts";

/** Whether one of these flows keeps what it forwards. */
export function keepsArchive(flows: Iterable<readonly [string, Flow]>): boolean {
  return [...flows].some(([, { archive }]) => archive !== undefined);
}

/**
 * Lets what flows keep expire, each after its own days. Of two rules S3 takes the one that expires first, so the last
 * one holds for flows that keep nothing any more, or are no more.
 */
export function archiveRules({ flows, retention }: Pick<Client, "flows" | "retention">): LifecycleRule[] {
  const own = Object.entries(flows).flatMap(([flow, { archive }]) =>
    archive === undefined
      ? []
      : [{ id: `archive-of-${flow}`, prefix: `archive/${flow}/`, expiration: Duration.days(archive) }],
  );
  const longest = Duration.days(wholeDays(retention.journal));
  return [...own, { id: "archives-expire", prefix: "archive/", expiration: longest }];
}
