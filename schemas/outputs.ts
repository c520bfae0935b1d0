import * as z from "zod";
import { TransferEncoding } from "./transfer-encoding.ts";

/** What a running local host tells of itself in `.local/outputs.json`. */
export const HostOutputs = z.object({
  client: z.string(),
  stacks: z.record(z.string(), z.record(z.string(), z.string())).meta({
    description: "The outputs of each stack, as `cdk deploy --outputs-file` writes them.",
  }),
  endpoints: z
    .object({
      sqs: z.url(),
      sns: z.url(),
      s3: z.url(),
      dynamodb: z.url(),
      host: z.url(),
      api: z.url().optional().meta({ description: "The HTTP API, if the stacks have one and no other." }),
      issuer: z.url().optional().meta({
        description: "Who signs in people and issues their tokens; OpenID Connect Discovery tells more.",
      }),
      console: z.url().optional().meta({ description: "The web console of the support team." }),
      outbox: z
        .url()
        .meta({ description: "A page of what would have left the machine; with .json, a list." }),
    })
    .meta({ description: "Where any AWS SDK or CLI reaches the emulated services, with any credentials." }),
  region: z.string(),
  accountId: z.string(),
  flows: z
    .record(
      z.string(),
      z.object({
        inbound: z.url(),
        target: z.url().nullable().meta({ description: "Null where the flow is tapped." }),
        transferEncoding: TransferEncoding.nullable().meta({
          description: "How its senders hold payloads in bodies, where the configuration says so.",
        }),
      }),
    )
    .meta({
      description: "The queue URLs of each flow.",
    }),
});
export type HostOutputs = z.infer<typeof HostOutputs>;

/** Where the file stands, from the root of the clone. */
export const OUTPUTS_FILE = ".local/outputs.json";
