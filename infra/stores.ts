import { Duration, RemovalPolicy, Validations } from "aws-cdk-lib";
import { AttributeType, Billing, ProjectionType, TableV2 } from "aws-cdk-lib/aws-dynamodb";
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { Client } from "../schemas/client.ts";
import { wholeDays } from "../schemas/duration.ts";
import {
  auditTableName,
  incidentTableName,
  jobTableName,
  journalTableName,
  lineTableName,
  linkTableName,
  mailboxTableName,
  payloadBucketName,
  planTableName,
  pulseTableName,
  quarantineTableName,
  watchTableName,
} from "../schemas/resource-names.ts";
import { archiveRules } from "./archive.ts";
import { HERE } from "./watchdog-function.ts";

const string = (name: string) => ({ name, type: AttributeType.STRING });

/** What a quarantine list shows, besides the keys; kept with ListedExchange. */
const LISTED = [
  "flow",
  "exchangeId",
  "businessKey",
  "reason",
  "state",
  "signature",
  "firstSeen",
  "lastSeen",
  "seen",
];

/** What a client has once: its tables and its bucket, kept over every redeploy. */
export class Stores extends Construct {
  constructor(scope: Construct, { id: client, retention, flows }: Client) {
    super(scope, "Stores");
    this.table("Journal", journalTableName(client), "key", "exchange");
    this.table("Pulse", pulseTableName(client), "flow", "minute");
    const lines = this.table("Lines", lineTableName(client), "line", "place");
    lines.addGlobalSecondaryIndex({
      indexName: "byLook",
      partitionKey: string("looked"),
      sortKey: string("lookAt"),
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ["flow", "businessKey"],
    });
    const quarantine = this.table("Quarantine", quarantineTableName(client), "id", "part");
    const indexes = {
      byFlowAndState: "flowState",
      byBusinessKey: "heldKey",
      bySignature: "signatureState",
    };
    for (const [indexName, partitionKey] of Object.entries(indexes)) {
      quarantine.addGlobalSecondaryIndex({
        indexName,
        partitionKey: string(partitionKey),
        sortKey: string("stateSince"),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: LISTED,
      });
    }
    this.table("Watch", watchTableName(client), "type", "id");
    this.table("Mailbox", mailboxTableName(client), "reader", "part");
    this.table("Plan", planTableName(client), "kind", "id");
    const audit = this.table("Audit", auditTableName(client), "subject", "at");
    audit.addGlobalSecondaryIndex({
      indexName: "byDay",
      partitionKey: string("day"),
      sortKey: string("at"),
    });
    this.table("Link", linkTableName(client), "codeHash", "part");
    const jobs = this.table("Jobs", jobTableName(client), "job", "part");
    jobs.addGlobalSecondaryIndex({
      indexName: "byPhase",
      partitionKey: string("phase"),
      sortKey: string("askedAt"),
      projectionType: ProjectionType.KEYS_ONLY,
    });
    const incidents = this.table(
      "Incident",
      incidentTableName(client),
      "cause",
      "opening",
      AttributeType.NUMBER,
    );
    incidents.addGlobalSecondaryIndex({
      indexName: "byPhase",
      partitionKey: string("phase"),
      sortKey: string("openedNumber"),
    });
    incidents.addGlobalSecondaryIndex({
      indexName: "byNumber",
      partitionKey: { name: "number", type: AttributeType.NUMBER },
    });
    const payloads = new Bucket(this, "Payloads", {
      bucketName: payloadBucketName(client, HERE),
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      lifecycleRules: [
        {
          prefix: "settled/",
          expiration: Duration.days(wholeDays(retention.settled)),
          id: "settled-exchanges-expire",
        },
        ...archiveRules({ flows, retention }),
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(payloads).acknowledge({
      id: "AwsSolutions-S1",
      reason: "Who looks at a payload is in the audit trail, by name; access logs would show the role only.",
    });
  }

  private table(
    id: string,
    tableName: string,
    partitionKey: string,
    sortKey: string,
    sortedBy = AttributeType.STRING,
  ): TableV2 {
    return new TableV2(this, id, {
      tableName,
      partitionKey: string(partitionKey),
      sortKey: { name: sortKey, type: sortedBy },
      billing: Billing.onDemand(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: "expiresAt",
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
