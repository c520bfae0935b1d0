import { gunzipSync } from "node:zlib";
import {
  DynamoDBClient,
  type DynamoDBClientConfig,
  ListTablesCommand,
  paginateScan,
} from "@aws-sdk/client-dynamodb";
import { GetObjectCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { stores } from "../../functions/aws/stores.ts";
import type { Quarantine } from "../../functions/ports.ts";
import {
  journalTableName,
  lineTableName,
  payloadBucketName,
  pulseTableName,
  quarantineTableName,
} from "../../schemas/resource-names.ts";
import { client as corrected } from "../clients/corrected/corrected/client.ts";
import type { ClientUnderTest } from "./client-under-test.ts";

function access({ outputs: { region, endpoints, accountId } }: ClientUnderTest) {
  const common = { region, credentials: { accessKeyId: "any", secretAccessKey: "any" } };
  const dynamodb: DynamoDBClientConfig = { ...common, endpoint: endpoints.dynamodb };
  const bucket = payloadBucketName(corrected.id, { region, account: accountId });
  return { dynamodb, s3: { ...common, endpoint: endpoints.s3, forcePathStyle: true }, bucket };
}

/** Acts on the quarantine of the hosted client `corrected`, in a process that ends before its delete of this number. */
export async function endingBeforeDelete(
  client: ClientUnderTest,
  number: number,
  act: (quarantine: Quarantine) => Promise<unknown>,
): Promise<void> {
  const aws = access(client);
  const dynamodb = new DynamoDBClient(aws.dynamodb);
  const ended = new Error("the process has ended");
  let deletes = 0;
  dynamodb.middlewareStack.add((next, { commandName }) => (args) => {
    if (commandName === "DeleteItemCommand") deletes += 1;
    if (deletes >= number) throw ended;
    return next(args);
  });
  const names = {
    journal: journalTableName(corrected.id),
    quarantine: quarantineTableName(corrected.id),
    pulse: pulseTableName(corrected.id),
    lines: lineTableName(corrected.id),
    payloads: aws.bucket,
  };
  const { quarantine } = stores({ dynamodb, s3: aws.s3 }, names, corrected.retention);
  const outcome = await act(quarantine).catch((error: unknown) => error);
  dynamodb.destroy();
  if (outcome !== ended) throw new Error(`it came to its end before the delete ${number}`);
}

/** Where in all tables and archives a text stands, and the names of all other objects of the bucket. */
export async function storedWith(client: ClientUnderTest, text: string) {
  const aws = access(client);
  const [dynamodb, s3] = [new DynamoDBClient(aws.dynamodb), new S3Client(aws.s3)];
  const found: string[] = [];
  const { TableNames = [] } = await dynamodb.send(new ListTablesCommand({}));
  for (const TableName of TableNames)
    for await (const { Items = [] } of paginateScan({ client: dynamodb }, { TableName }))
      if (JSON.stringify(Items).includes(text)) found.push(TableName);
  const objects: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: aws.bucket }))
    objects.push(...Contents.flatMap(({ Key }) => Key ?? []));
  for (const Key of objects.filter((name) => name.startsWith("archive/"))) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: aws.bucket, Key }));
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    if (gunzipSync(bytes).toString().includes(text)) found.push("archive");
  }
  dynamodb.destroy();
  s3.destroy();
  return { found, objects: objects.filter((name) => !name.startsWith("archive/")) };
}
