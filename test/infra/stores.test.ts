import { expect, test } from "vitest";
import * as z from "zod";
import { client } from "../../clients/demo/client.ts";
import { ListedExchange } from "../../schemas/held-exchange.ts";
import { clientOf } from "./clients.ts";
import { deployed, ofType, synthesized } from "./synthesized.ts";

const stacks = synthesized(client);
const tables = ofType(stacks, "AWS::DynamoDB::GlobalTable");

test.each([
  ["watchdog-demo-journal", "key", "exchange"],
  ["watchdog-demo-pulse", "flow", "minute"],
  ["watchdog-demo-quarantine", "id", "part"],
  ["watchdog-demo-audit", "subject", "at"],
  ["watchdog-demo-link", "codeHash", "part"],
  ["watchdog-demo-plan", "kind", "id"],
  ["watchdog-demo-jobs", "job", "part"],
  ["watchdog-demo-lines", "line", "place"],
])("%s is paid on demand, recoverable, protected, and forgets by TTL", (name, partition, sort) => {
  const table = tables.find(({ properties }) => properties["TableName"] === name);
  expect(table?.properties).toMatchObject({
    BillingMode: "PAY_PER_REQUEST",
    KeySchema: [
      { AttributeName: partition, KeyType: "HASH" },
      { AttributeName: sort, KeyType: "RANGE" },
    ],
    TimeToLiveSpecification: { AttributeName: "expiresAt", Enabled: true },
    Replicas: [
      {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        Region: { Ref: "AWS::Region" },
      },
    ],
  });
  // DynamoDB encrypts every table; a specification here would only choose a key that costs.
  expect(table?.properties["SSESpecification"]).toBeUndefined();
});

test("each index of held exchanges carries what a list of them shows", () => {
  const Index = z.object({
    IndexName: z.string(),
    KeySchema: z.array(z.object({ AttributeName: z.string() })),
    Projection: z.object({ NonKeyAttributes: z.array(z.string()) }),
  });
  const Indexed = z.object({ GlobalSecondaryIndexes: z.array(Index) });
  const indexes = tables.flatMap(({ properties }) => {
    const indexed = Indexed.safeParse(properties);
    return indexed.success ? indexed.data.GlobalSecondaryIndexes : [];
  });
  const ofHeld = indexes.filter(({ IndexName }) => IndexName !== "byLook");
  expect(ofHeld.map(({ IndexName }) => IndexName)).toEqual([
    "byFlowAndState",
    "byBusinessKey",
    "bySignature",
  ]);
  for (const { KeySchema, Projection } of ofHeld) {
    const keys = ["id", "part", ...KeySchema.map(({ AttributeName }) => AttributeName)];
    expect([...keys, ...Projection.NonKeyAttributes]).toEqual(
      expect.arrayContaining(Object.keys(ListedExchange.shape)),
    );
  }
});

test("the bucket is encrypted, closed to the public, answers over TLS only, and lets go what is settled or was kept long enough", () => {
  const [bucket] = ofType(stacks, "AWS::S3::Bucket");
  const [policy] = ofType(stacks, "AWS::S3::BucketPolicy");
  expect(deployed(bucket?.properties)).toEqual({
    BucketName: "watchdog-demo-payloads-123456789012-ap-southeast-1",
    LifecycleConfiguration: {
      Rules: [
        { Id: "settled-exchanges-expire", Prefix: "settled/", ExpirationInDays: 90, Status: "Enabled" },
        {
          Id: "archive-of-shop-orders",
          Prefix: "archive/shop-orders/",
          ExpirationInDays: 7,
          Status: "Enabled",
        },
        { Id: "archives-expire", Prefix: "archive/", ExpirationInDays: 90, Status: "Enabled" },
      ],
    },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
  });
  expect(policy?.properties["PolicyDocument"]).toMatchObject({
    Statement: [{ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }],
  });
});

test("a client has its stores once, in its first data stack", () => {
  const stores = ofType(synthesized(clientOf(41)), "AWS::DynamoDB::GlobalTable", "AWS::S3::Bucket");
  expect(stores.length).toBe(12);
  expect(new Set(stores.map(({ stack }) => stack))).toEqual(new Set(["AcmeData"]));
});
