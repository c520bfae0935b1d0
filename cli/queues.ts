import { SQSClient } from "@aws-sdk/client-sqs";
import type { HostOutputs } from "../schemas/outputs.ts";

/** The emulators take any credentials, but the SDK wants some. */
const CREDENTIALS = { accessKeyId: "local", secretAccessKey: "local" };

/** A client of the host's queues. */
export function queuesOf(host: HostOutputs): SQSClient {
  return new SQSClient({ endpoint: host.endpoints.sqs, region: host.region, credentials: CREDENTIALS });
}
