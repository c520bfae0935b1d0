import { createHash } from "node:crypto";
import type { CreatedResource, ResourceRequest } from "../assembly/deployment.ts";
import type { Clock } from "../clock.ts";
import type { DynamoDb } from "../dynamodb/dynamodb.ts";
import type { HttpApi } from "../http-api/http-api.ts";
import type { Messaging } from "../messaging/messaging.ts";
import type { EventSourceMapping } from "../lambda/event-source-mapping.ts";
import type { FunctionSettings } from "../lambda/environment.ts";
import type { LambdaFunction } from "../lambda/lambda-function.ts";
import type { Log } from "../log.ts";
import type { Timekeeper } from "../timekeeper.ts";

/** What resources are created from, and where the created ones are kept. */
export interface Substrate {
  readonly region: string;
  readonly messaging: Messaging;
  readonly dynamodb: DynamoDb;
  readonly functions: Map<string, LambdaFunction>;
  readonly mappings: EventSourceMapping[];
  readonly apis: Map<string, HttpApi>;
  readonly timekeeper: Timekeeper;
  readonly clock: Clock;
  /** Where an asset lies on disk, by its key in the bucket. */
  readonly assets: ReadonlyMap<string, string>;
  /** What every function's environment holds besides the template's variables. */
  readonly variables: FunctionSettings["variables"];
  readonly environmentsPerFunction: number;
  readonly log: Log;
}

/** Creates one resource of a type. */
export type Create = (
  request: ResourceRequest,
  substrate: Substrate,
) => CreatedResource | Promise<CreatedResource>;

/** The name of a resource whose template leaves it open: the same at every start, so that kept state is found. */
export function generatedName(request: ResourceRequest, longest: number): string {
  const full = `${request.stack}-${request.logicalId}`;
  const suffix = createHash("sha256").update(full).digest("hex").slice(0, 8);
  return `${full.slice(0, longest - suffix.length - 1)}-${suffix}`;
}
