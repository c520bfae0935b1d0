import type { MessageAttributeValue } from "@aws-sdk/client-sqs";
import type { MessageAttributes } from "../../schemas/message.ts";

/** Attributes of a message as the SDK takes them. */
export function sdkAttributes(attributes: MessageAttributes): Record<string, MessageAttributeValue> {
  const sdk: Record<string, MessageAttributeValue> = {};
  for (const [name, { dataType, stringValue, binaryValue }] of Object.entries(attributes)) {
    sdk[name] = {
      DataType: dataType,
      ...(stringValue === undefined ? {} : { StringValue: stringValue }),
      ...(binaryValue === undefined ? {} : { BinaryValue: Buffer.from(binaryValue, "base64") }),
    };
  }
  return sdk;
}
