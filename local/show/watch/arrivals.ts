import { DeleteMessageBatchCommand, ReceiveMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";

const LONG_POLL_SECONDS = 20;

/**
 * What arrives at a target, as the application there sees it: it takes each message, then deletes it. Ends
 * when it is called off.
 */
export async function* arrivals(sqs: SQSClient, target: string, signal: AbortSignal): AsyncGenerator<string> {
  const whileWanted = { abortSignal: signal };
  while (!signal.aborted) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: target,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: LONG_POLL_SECONDS,
      }),
      whileWanted,
    );
    if (Messages.length === 0) continue;
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: target, Entries }), whileWanted);
    yield* Messages.map(({ Body = "" }) => Body);
  }
}
