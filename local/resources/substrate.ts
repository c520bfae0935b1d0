import { createHash } from "node:crypto";
import type { CreatedResource, ResourceRequest } from "../assembly/deployment.ts";
import type { Clock } from "../clock.ts";
import type { DynamoDb } from "../dynamodb/dynamodb.ts";
import type { EventBus } from "../events/event-bus.ts";
import type { HttpApi } from "../http-api/http-api.ts";
import type { LocalIssuer } from "../issuer/local-issuer.ts";
import type { LocalUser } from "../issuer/local-user.ts";
import type { Messaging } from "../messaging/messaging.ts";
import type { EventSourceMapping } from "../lambda/event-source-mapping.ts";
import type { FunctionSettings } from "../lambda/environment.ts";
import type { LambdaFunction } from "../lambda/lambda-function.ts";
import type { Log } from "../log.ts";
import type { Timekeeper } from "../timekeeper.ts";

/** Who signs in on this machine. */
export interface LocalSignIn {
  readonly users: readonly LocalUser[];
  /** The issuer in whose place the host's own stands where a template trusts one that is elsewhere. */
  readonly standsFor?: {
    readonly issuer: string;
    readonly clientId: string;
    readonly claims: { readonly person: string; readonly groups: string };
  };
  /** The issuer of another host on this machine, which stands there for this one's too; its users sign in. */
  readonly sharedIssuer?: LocalIssuer;
}

/** What resources are created from, and where the created ones are kept. */
export interface Substrate {
  readonly region: string;
  readonly messaging: Messaging;
  readonly dynamodb: DynamoDb;
  readonly functions: Map<string, LambdaFunction>;
  readonly mappings: EventSourceMapping[];
  readonly events: EventBus;
  readonly apis: Map<string, HttpApi>;
  /** By the id of the user pool, or by the address of the issuer for which it stands. */
  readonly issuers: Map<string, LocalIssuer>;
  readonly signIn: LocalSignIn;
  /** The origins of consoles on this machine, which an API with CORS answers as well. */
  readonly consoles: readonly string[];
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
