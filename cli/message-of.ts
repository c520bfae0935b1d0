import { textIn } from "../functions/payload/charset.ts";
import { inBody } from "../functions/payload/carried.ts";
import { TRANSFER_ENCODING_ATTRIBUTE, type TransferEncoding } from "../schemas/transfer-encoding.ts";

/** What SQS does not carry: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const NOT_CARRIED = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

const SAYS_BASE64 = { [TRANSFER_ENCODING_ATTRIBUTE]: { DataType: "String", StringValue: "base64" } };

/** A file as a message of SQS, and how its body holds it. */
export interface FileMessage {
  readonly body: string;
  readonly attributes: typeof SAYS_BASE64 | Record<string, never>;
  readonly transferEncoding: TransferEncoding | null;
}

/**
 * A file as its sender would put it into a message: as text where SQS carries it as that, else in base64, which an
 * attribute tells unless the flow's configuration does.
 */
export function messageOf(bytes: Uint8Array, configured: TransferEncoding | null): FileMessage {
  const text = configured === null ? textIn("utf-8", bytes) : undefined;
  if (text !== undefined && !NOT_CARRIED.test(text))
    return { body: text, attributes: {}, transferEncoding: null };
  const attributes = configured === null ? SAYS_BASE64 : {};
  return { body: inBody(bytes, "base64"), attributes, transferEncoding: "base64" };
}
