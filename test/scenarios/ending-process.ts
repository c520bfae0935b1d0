import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { SNSClient } from "@aws-sdk/client-sns";
import type { SQSClient } from "@aws-sdk/client-sqs";

/** The calls that change something. */
const WRITES = new Set([
  "PutItemCommand",
  "UpdateItemCommand",
  "DeleteItemCommand",
  "BatchWriteItemCommand",
  "PublishCommand",
  "SendMessageCommand",
  "SendMessageBatchCommand",
  "DeleteMessageBatchCommand",
]);

/** The AWS clients of a process. */
interface Sdks {
  readonly dynamodb: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly sns?: SNSClient;
}

/** What a process does by its AWS clients, ended where a test says so: after some writes, with nothing after. */
export class EndingProcess {
  #writes = 0;
  #endsAfter = Infinity;

  constructor({ dynamodb, sqs, sns }: Sdks) {
    dynamodb.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          this.#call(commandName, next, args),
    );
    sns?.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          this.#call(commandName, next, args),
    );
    sqs.middlewareStack.add(
      (next, { commandName }) =>
        (args) =>
          this.#call(commandName, next, args),
    );
  }

  async #call<Args, Answer>(
    command: string | undefined,
    next: (args: Args) => Promise<Answer>,
    args: Args,
  ): Promise<Answer> {
    if (this.#writes > this.#endsAfter) throw new Error("the process has ended");
    if (WRITES.has(command ?? "") && (this.#writes += 1) > this.#endsAfter)
      throw new Error(`the process ends before ${command ?? ""}`);
    return next(args);
  }

  /** Does it as a whole; answers how many writes that made. */
  async whole(act: () => Promise<void>): Promise<number> {
    this.#writes = 0;
    await act();
    return this.#writes;
  }

  /** Does it in a process that ends when it has made so many writes. */
  async endingAfter(writes: number, act: () => Promise<void>): Promise<void> {
    this.#endsAfter = writes;
    await this.whole(act).catch(() => undefined);
    this.#endsAfter = Infinity;
  }
}
