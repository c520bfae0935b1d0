import {
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";

/** The application at a target queue: it long-polls without a pause and deletes what it has received. */
export interface TargetConsumer {
  /** The moment, by `performance.now()`, at which the message with this trace is received. */
  receipt(trace: string): Promise<number>;
  stop(): void;
}

/** Starts a consumer at a target queue. */
export function startTargetConsumer(sqs: SQSClient, queue: string): TargetConsumer {
  const awaited = new Map<string, (moment: number) => void>();
  const stopping = new AbortController();

  const remove = (messages: readonly Message[]) =>
    sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl: queue,
        Entries: messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
      }),
    );
  const poll = async () => {
    while (!stopping.signal.aborted) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: queue,
          MaxNumberOfMessages: 10,
          WaitTimeSeconds: 20,
          MessageAttributeNames: ["All"],
        }),
        { abortSignal: stopping.signal },
      );
      const moment = performance.now();
      for (const { MessageAttributes } of Messages) {
        const trace = MessageAttributes?.["trace"]?.StringValue ?? "";
        awaited.get(trace)?.(moment);
        awaited.delete(trace);
      }
      // Not awaited, so that the next poll stands at once; what is not deleted counts at its first receipt only.
      if (Messages.length > 0) remove(Messages).catch(stopOn);
    }
  };
  const stopOn = (error: unknown) => {
    if (!stopping.signal.aborted) throw error;
  };
  void poll().catch(stopOn);
  return {
    receipt: (trace) => new Promise((resolve) => awaited.set(trace, resolve)),
    stop: () => stopping.abort(),
  };
}
