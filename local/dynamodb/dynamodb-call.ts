import { z } from "zod";

/** Calls an operation of the emulated DynamoDB; a refusal is thrown as a `DynamoDbError`. */
export type DynamoDbCall = (operation: string, input: object) => Promise<unknown>;

/** An operation that DynamoDB refused, by the name of the exception. */
export class DynamoDbError extends Error {
  override readonly name: string;

  constructor(type: string, message: string) {
    super(message);
    this.name = type.slice(type.lastIndexOf("#") + 1);
  }
}

const refusedAnswer = z.looseObject({
  __type: z.string(),
  message: z.string().optional(),
  Message: z.string().optional(),
});
// The emulator wants a signature and checks none.
const SIGNATURE = {
  "x-amz-date": "20260101T000000Z",
  authorization:
    "AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
};

/** The host's own way to DynamoDB: one request, without the SDK, which would double the time to start. */
export function dynamoDbAt(endpoint: string): DynamoDbCall {
  return async (operation, input) => {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: {
        ...SIGNATURE,
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": `DynamoDB_20120810.${operation}`,
      },
      body: JSON.stringify(input),
    });
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    const refused = refusedAnswer.parse(answer);
    throw new DynamoDbError(refused.__type, refused.message ?? refused.Message ?? operation);
  };
}
