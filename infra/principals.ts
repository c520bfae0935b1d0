import { Aws } from "aws-cdk-lib";
import {
  AccountPrincipal,
  AnyPrincipal,
  ArnPrincipal,
  Effect,
  type IPrincipal,
  PolicyStatement,
  ServicePrincipal,
} from "aws-cdk-lib/aws-iam";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { Principal } from "../schemas/principal.ts";

function admitted(principal: Principal): IPrincipal {
  if ("service" in principal) {
    const conditions = { ArnEquals: { "aws:SourceArn": principal.sourceArn } };
    return new ServicePrincipal(principal.service).withConditions(conditions);
  }
  if ("role" in principal) return new ArnPrincipal(principal.role);
  return new AccountPrincipal(principal.account === "same" ? Aws.ACCOUNT_ID : principal.account);
}

/** Admits the named principals to a queue. */
export function admit(queue: IQueue, principals: readonly Principal[], actions: readonly string[]): void {
  for (const principal of principals) {
    queue.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [admitted(principal)],
        actions: [...actions],
        resources: [queue.queueArn],
      }),
    );
  }
}

/** Refuses whatever does not come over TLS. */
export function requireTls(queue: IQueue): void {
  queue.addToResourcePolicy(
    new PolicyStatement({
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ["sqs:*"],
      resources: [queue.queueArn],
      conditions: { Bool: { "aws:SecureTransport": "false" } },
    }),
  );
}
