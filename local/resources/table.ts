import { z } from "zod";
import { arn } from "../arn.ts";
import { DynamoDbError } from "../dynamodb/dynamodb-call.ts";
import { flag, noEffect } from "./property.ts";
import { type Create, generatedName } from "./substrate.ts";

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) }));
const index = z.strictObject({
  IndexName: z.string(),
  KeySchema: keySchema,
  Projection: z.record(z.string(), z.unknown()),
  ContributorInsightsSpecification: noEffect,
  OnDemandThroughput: noEffect,
  ReadOnDemandThroughputSettings: noEffect,
  WriteOnDemandThroughputSettings: noEffect,
});
const properties = z.strictObject({
  TableName: z.string().optional(),
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(["S", "N", "B"]) }),
  ),
  BillingMode: z.literal("PAY_PER_REQUEST"),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z.array(index).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: flag }).optional(),
  ContributorInsightsSpecification: noEffect,
  DeletionProtectionEnabled: noEffect,
  OnDemandThroughput: noEffect,
  PointInTimeRecoverySpecification: noEffect,
  Replicas: noEffect,
  SSESpecification: noEffect,
  TableClass: noEffect,
  Tags: noEffect,
  WarmThroughput: noEffect,
  WriteOnDemandThroughputSettings: noEffect,
});
const described = z.object({
  Table: z.object({
    KeySchema: keySchema,
    GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), KeySchema: keySchema })).optional(),
  }),
});

/** `AWS::DynamoDB::Table` and `AWS::DynamoDB::GlobalTable`, on demand; a table that was kept stays as it is. */
export const createTable: Create = async (request, { dynamodb, region }) => {
  const table = properties.parse(request.properties);
  const name = table.TableName ?? generatedName(request, 255);
  const indexes = table.GlobalSecondaryIndexes?.map((defined) => ({
    IndexName: defined.IndexName,
    KeySchema: defined.KeySchema,
    Projection: defined.Projection,
  }));
  try {
    await dynamodb.call("CreateTable", {
      TableName: name,
      AttributeDefinitions: table.AttributeDefinitions,
      BillingMode: table.BillingMode,
      KeySchema: table.KeySchema,
      ...(indexes && indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
    });
  } catch (error) {
    if (!(error instanceof DynamoDbError && error.name === "ResourceInUseException")) throw error;
    const { Table: kept } = described.parse(await dynamodb.call("DescribeTable", { TableName: name }));
    if (shape(kept.KeySchema, kept.GlobalSecondaryIndexes) !== shape(table.KeySchema, indexes)) {
      throw new Error(`the kept table ${name} has other keys or indexes; start with a new state directory`, {
        cause: error,
      });
    }
  }
  const expiry = table.TimeToLiveSpecification;
  if (expiry?.Enabled) dynamodb.timeToLive.enable(name, expiry.AttributeName);
  return { ref: name, attributes: { Arn: arn("dynamodb", region, `table/${name}`) } };
};

type Keys = z.infer<typeof keySchema>;

function shape(table: Keys, indexes: ReadonlyArray<{ IndexName: string; KeySchema: Keys }> = []): string {
  const keys = (schema: Keys): string[] => schema.map((key) => `${key.KeyType} ${key.AttributeName}`).sort();
  const named = indexes.map((index) => [index.IndexName, ...keys(index.KeySchema)].join(" ")).sort();
  return JSON.stringify([keys(table), named]);
}
