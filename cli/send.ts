import { SendMessageCommand, SQSServiceException } from "@aws-sdk/client-sqs";
import { CommandFailure, EXIT } from "./failure.ts";
import { payloadFile } from "./payload-file.ts";
import { queuesOf } from "./queues.ts";
import { runningHost } from "./running-host.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function text(file: string, bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new CommandFailure("file-not-text", file);
  }
}

/** Sends files to a flow's inbound queue, as an application would; none is sent if one cannot be read. */
export async function sendFiles(flow: string, files: readonly string[]) {
  const host = await runningHost();
  const inbound = host.flows[flow]?.inbound;
  if (!inbound) throw new CommandFailure("flow-unknown", flow);
  const bodies = await Promise.all(
    files.map(async (file) => ({ file, body: text(file, await payloadFile(file)) })),
  );
  const sqs = queuesOf(host);
  const sent: { file: string; messageId: string }[] = [];
  for (const { file, body } of bodies) {
    try {
      const { MessageId } = await sqs.send(new SendMessageCommand({ QueueUrl: inbound, MessageBody: body }));
      sent.push({ file, messageId: MessageId ?? "" });
    } catch (error) {
      if (!(error instanceof SQSServiceException))
        throw new CommandFailure("host-unreachable", host.endpoints.sqs, EXIT.trouble);
      throw new CommandFailure("file-not-text", `${file} (${error.name})`, EXIT.trouble);
    }
  }
  return sent;
}
