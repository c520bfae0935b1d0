import type { HeldContent } from "../../schemas/held-exchange.ts";
import type { TransferEncoding } from "../../schemas/transfer-encoding.ts";
import { TRANSFER_ENCODING_ATTRIBUTE } from "../../schemas/transfer-encoding.ts";
import { MESSAGE_BYTES_MAX, messageBytes } from "../deliver/batches.ts";
import { inBody } from "../payload/carried.ts";

/**
 * What SQS refuses in a body.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
 */
// oxlint-disable-next-line no-control-regex -- These are what is looked for.
const REFUSED_BY_SQS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The bytes as a text that SQS takes as it is; undefined where they are none. */
function asText(bytes: Uint8Array): string | undefined {
  try {
    const text = utf8.decode(bytes);
    return REFUSED_BY_SQS.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/**
 * The message that carries posted bytes to a flow's gate, which reads the very bytes out of it: their text, or base64
 * with the attribute that says so; undefined where that is larger than a message may be.
 *
 * @param told how the flow's senders hold payloads, where the configuration says so
 */
export function postedContent(
  bytes: Uint8Array,
  told: TransferEncoding | undefined,
): HeldContent | undefined {
  const text = told === undefined ? asText(bytes) : undefined;
  const attributes: HeldContent["attributes"] =
    text === undefined
      ? { [TRANSFER_ENCODING_ATTRIBUTE]: { dataType: "String", stringValue: "base64" } }
      : {};
  const body = text ?? inBody(bytes, "base64");
  const content = { body, attributes };
  return messageBytes(content) > MESSAGE_BYTES_MAX ? undefined : content;
}
