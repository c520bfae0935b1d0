import { randomUUID } from "node:crypto";
import { SendMessageCommand, SQSServiceException } from "@aws-sdk/client-sqs";
import type { TransferEncoding } from "../schemas/transfer-encoding.ts";
import { CommandFailure, EXIT } from "./failure.ts";
import { messageOf } from "./message-of.ts";
import { payloadFile } from "./payload-file.ts";
import { queuesOf } from "./queues.ts";
import { runningHost } from "./running-host.ts";

/** A file that was sent, and how the body of its message holds it. */
export interface SentFile {
  readonly file: string;
  readonly messageId: string;
  readonly transferEncoding: TransferEncoding | null;
}

/** What a FIFO queue asks for: files go one after the other, each as a message of its own. */
const inGroup = () => ({ MessageGroupId: "watchdog-send", MessageDeduplicationId: randomUUID() });

/** Sends files to a flow's inbound queue, as an application would; none is sent if one cannot be read. */
export async function sendFiles(flow: string, files: readonly string[]): Promise<readonly SentFile[]> {
  const host = await runningHost();
  const queue = host.flows[flow];
  if (!queue) throw new CommandFailure("flow-unknown", flow);
  const messages = await Promise.all(
    files.map(async (file) => ({ file, ...messageOf(await payloadFile(file), queue.transferEncoding) })),
  );
  const sqs = queuesOf(host);
  const sent: SentFile[] = [];
  for (const { file, body, attributes, transferEncoding } of messages) {
    try {
      const { MessageId = "" } = await sqs.send(
        new SendMessageCommand({
          QueueUrl: queue.inbound,
          MessageBody: body,
          MessageAttributes: attributes,
          ...(queue.inbound.endsWith(".fifo") ? inGroup() : {}),
        }),
      );
      sent.push({ file, messageId: MessageId, transferEncoding });
    } catch (error) {
      if (!(error instanceof SQSServiceException))
        throw new CommandFailure("host-unreachable", host.endpoints.sqs, EXIT.trouble);
      throw new CommandFailure("file-not-sent", `${file} (${error.name})`, EXIT.trouble);
    }
  }
  return sent;
}
