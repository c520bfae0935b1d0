import { z } from "zod";
import type { SnsMessageAttribute } from "../messaging/fauxqs.ts";
import { elements, type QueryForm } from "./query-form.ts";
import { invalid, type Refusal } from "./refusal.ts";

/** What is published: a text for each protocol that has one of its own, and `default` for the others. */
export interface Publication {
  readonly texts: Readonly<Record<string, string>> & { readonly default: string };
  readonly subject: string | undefined;
  readonly attributes: Record<string, SnsMessageAttribute>;
}

const MOST_BYTES = 256 * 1024;
/** Printable ASCII that does not begin with a blank, 100 characters at most. */
const SUBJECT = /^[!-~][ -~]{0,99}$/;

const structure = z.record(z.string(), z.unknown());

/**
 * Reads the fields of a publish, or says why SNS refuses it.
 * https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
 */
export function publication(
  fields: QueryForm,
): { readonly publication: Publication } | { readonly refusal: Refusal } {
  const { Message: message = "", Subject: subject, MessageStructure: structured } = fields;
  if (message === "") return invalid("Empty message");
  if (Buffer.byteLength(message) > MOST_BYTES) return invalid("Message too long");
  if (subject !== undefined && !SUBJECT.test(subject)) return invalid("Subject");
  const attributes = attributesOf(fields);
  for (const [name, { DataType: type, StringValue: text, BinaryValue: bytes }] of Object.entries(
    attributes,
  )) {
    if (type === "String.Array") {
      return invalid(`the local host does not match attributes of type String.Array, as '${name}' is`);
    }
    if (!text && !bytes) {
      const message = `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${type}'.`;
      return { refusal: { code: "ParameterValueInvalid", message } };
    }
  }
  if (structured === undefined || structured === "") {
    return { publication: { texts: { default: message }, subject, attributes } };
  }
  if (structured !== "json") return invalid(`MessageStructure: ${structured}`);
  const read = structure.safeParse(parsed(message));
  if (!read.success) return invalid("Message Structure - JSON message body failed to parse");
  // What is no text is passed over, as SNS does.
  const texts = Object.entries(read.data).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  const { default: otherwise, ...own } = Object.fromEntries(texts);
  if (otherwise === undefined) return invalid("Message Structure - No default entry in JSON message body");
  return { publication: { texts: { ...own, default: otherwise }, subject, attributes } };
}

/** The text that a protocol carries. */
export function textFor(protocol: string, { texts }: Publication): string {
  return texts[protocol] ?? texts.default;
}

function attributesOf(fields: QueryForm): Record<string, SnsMessageAttribute> {
  const named = [...elements(fields, "MessageAttributes.entry").values()].map(
    (entry): [string, SnsMessageAttribute] => {
      const { Name: name = "", "Value.StringValue": text, "Value.BinaryValue": bytes } = entry;
      const value = {
        DataType: entry["Value.DataType"] ?? "",
        ...(text === undefined ? {} : { StringValue: text }),
        ...(bytes === undefined ? {} : { BinaryValue: bytes }),
      };
      return [name, value];
    },
  );
  return Object.fromEntries(named);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
