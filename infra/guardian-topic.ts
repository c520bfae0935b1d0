import { createHash } from "node:crypto";
import { Aws, RemovalPolicy } from "aws-cdk-lib";
import { Effect, PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Subscription, SubscriptionProtocol, Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import { guardianTopicName } from "../schemas/resource-names.ts";
import { HERE } from "./watchdog-function.ts";

/** Where the alarms about the watchdog itself go: from CloudWatch straight to people, through no code of ours. */
export class GuardianTopic extends Construct {
  constructor(scope: Construct, client: Client, { emails }: { readonly emails: readonly string[] }) {
    super(scope, "Guardian");
    // Not encrypted at rest: alarms cannot publish under the key of AWS, and what they say holds no client's data.
    const topic = new Topic(this, "Topic", { topicName: guardianTopicName(client.id), enforceSSL: true });
    topic.applyRemovalPolicy(RemovalPolicy.RETAIN);
    topic.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [topic.topicArn],
        conditions: {
          StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID },
          ArnLike: { "aws:SourceArn": alarmArns(client) },
        },
      }),
    );
    for (const email of new Set(emails)) {
      // By the address and not by its place in the list, so that who stays need not confirm again.
      const id = createHash("sha256").update(email).digest("hex").slice(0, 8);
      new Subscription(this, `Email${id}`, {
        topic,
        protocol: SubscriptionProtocol.EMAIL,
        endpoint: email,
      });
    }
  }
}

function alarmArns(client: Client): string {
  return `arn:${HERE.partition}:cloudwatch:${HERE.region}:${HERE.account}:alarm:watchdog-${client.id}-*`;
}
