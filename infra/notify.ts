import { CfnOutput, RemovalPolicy } from "aws-cdk-lib";
import { CfnSubscription, Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import { byMailOnly } from "../schemas/contact-attribute.ts";
import { contactsTopicName, eventsTopicName, topicArn } from "../schemas/resource-names.ts";
import { servingPeople } from "../schemas/support.ts";
import { pascalCase } from "./pairs.ts";
import { HERE } from "./watchdog-function.ts";

/**
 * The topics by which people and machines are told, kept over every redeploy: who has confirmed a
 * subscription need not do it again.
 */
export class Topics extends Construct {
  constructor(scope: Construct, { id: client }: Client) {
    super(scope, "Topics");
    this.topic("Contacts", contactsTopicName(client), "Where people are told; one subscription each way.");
    this.topic(
      "Events",
      eventsTopicName(client),
      "What happens to incidents, as JSON, for whatever subscribes.",
    );
  }

  private topic(id: string, topicName: string, description: string): void {
    const topic = new Topic(this, id, { topicName, enforceSSL: true });
    topic.applyRemovalPolicy(RemovalPolicy.RETAIN);
    new CfnOutput(this, `${id}Output`, { value: topic.topicArn, description }).overrideLogicalId(
      `${id}Topic`,
    );
  }
}

/**
 * The ways to each person: their mail, and their phone where they have one. Each filters on the person's own
 * id, so that who is on duty never depends on a filter policy, whose change takes SNS up to 15 minutes.
 */
export class Contacts extends Construct {
  constructor(scope: Construct, { id: client, support }: Client) {
    super(scope, "Contacts");
    const arn = topicArn(contactsTopicName(client), HERE);
    for (const { id, person } of support ? servingPeople(support) : []) {
      this.subscription(`${pascalCase(id)}Mail`, arn, "email", person.email, [id, byMailOnly(id)]);
      if (person.phone) this.subscription(`${pascalCase(id)}Phone`, arn, "sms", person.phone, [id]);
    }
  }

  private subscription(id: string, topicArn: string, protocol: string, endpoint: string, contact: string[]) {
    new CfnSubscription(this, id, {
      topicArn,
      protocol,
      endpoint,
      filterPolicy: { contact },
      // CloudFormation cannot take a scope back once there was one: aws/aws-cdk#24804.
      filterPolicyScope: "MessageAttributes",
    });
  }
}
