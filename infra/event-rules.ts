import { CfnRule } from "aws-cdk-lib/aws-events";
import type { Construct } from "constructs";
import type { TakenEvents } from "../schemas/event-pattern.ts";
import { admit } from "./principals.ts";
import type { SubscribedQueue } from "./topic-subscriptions.ts";

/**
 * Has the events of buses sent to an inbound queue. What EventBridge cannot deliver within a day goes to the dead letters
 * of the queue, which the sweep brings into quarantine.
 */
export function takeEvents(
  scope: Construct,
  { inbound, dead }: SubscribedQueue,
  events: readonly TakenEvents[],
): void {
  for (const [index, { bus, pattern, take }] of events.entries()) {
    const rule = new CfnRule(scope, `Events${index + 1}`, {
      eventBusName: bus,
      eventPattern: pattern,
      targets: [
        {
          id: "Inbound",
          arn: inbound.queueArn,
          deadLetterConfig: { arn: dead.queueArn },
          ...(take === "detail" ? { inputPath: "$.detail" } : {}),
        },
      ],
    });
    const sender = { service: "events.amazonaws.com", sourceArn: rule.attrArn };
    admit(inbound, [sender], ["sqs:SendMessage"]);
    admit(dead, [sender], ["sqs:SendMessage"]);
  }
}
