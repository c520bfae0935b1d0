import { randomUUID } from "node:crypto";
import {
  type buildApp,
  escapeXml,
  snsErrorResponse,
  snsSuccessResponse,
  type SnsStore,
} from "../messaging/fauxqs.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { type CapturedSubscription, captured, takers, textMessage } from "./captures.ts";
import { type Publication, publication, textFor } from "./publication.ts";
import { elements, type QueryForm, queryForm } from "./query-form.ts";
import { invalid, type Refusal } from "./refusal.ts";

/** A publication that keeps SNS's rules, and who takes it besides queues. */
interface Outgoing {
  readonly published: Publication;
  readonly to: readonly CapturedSubscription[];
}

/** What is accepted and refused of one request: a batch's entries by their ids, a single publish by `""`. */
interface Publishing {
  readonly accepted: ReadonlyMap<string, Outgoing>;
  readonly failures: string;
}

const ENTRIES = "PublishBatchRequestEntries.member";
const ANSWERED = /(?:<Id>([^<]*)<\/Id>)?<MessageId>([^<]*)<\/MessageId>/g;
/** As many characters as SNS sends in one publish, cut into parts of 140 bytes. */
const MOST_SMS_CHARACTERS = 1600;
const PHONE_NUMBER = /^\+[1-9]\d{5,14}$/;

/**
 * Stands in front of the emulated Publish and PublishBatch: refuses what SNS would refuse, gives queues their own
 * text of a structured message, and keeps in the outbox what goes to anything but a queue.
 */
export function keepPublications(app: ReturnType<typeof buildApp>, topics: SnsStore, outbox: Outbox): void {
  const publishing = new WeakMap<object, Publishing>();

  app.addHook("preHandler", async (request, reply) => {
    const form = queryForm(request);
    if (form?.["Action"] === "Publish" && form["PhoneNumber"] !== undefined) {
      const read = publicationTo(form["PhoneNumber"], form);
      if ("refusal" in read) {
        const { code, message } = read.refusal;
        return reply.status(400).header("content-type", "text/xml").send(snsErrorResponse(code, message));
      }
      const messageId = randomUUID();
      await outbox.keep((at) => textMessage(read.number, read.published, messageId, at));
      const answer = `<MessageId>${messageId}</MessageId>`;
      return reply.header("content-type", "text/xml").send(snsSuccessResponse("Publish", answer));
    }
    if (form?.["Action"] === "Publish") {
      const read = outgoing(form, form["TopicArn"] ?? "", topics);
      if ("refusal" in read) {
        const { code, message } = read.refusal;
        return reply.status(400).header("content-type", "text/xml").send(snsErrorResponse(code, message));
      }
      publishing.set(request, { accepted: new Map([["", read]]), failures: "" });
      request.body = { ...form, Message: textFor("sqs", read.published) };
    }
    if (form?.["Action"] === "PublishBatch") {
      const { accepted, failures, body } = readBatch(form, topics);
      if (accepted.size === 0 && failures !== "") {
        const nothingSent = `<Successful></Successful><Failed>${failures}</Failed>`;
        return reply.header("content-type", "text/xml").send(snsSuccessResponse("PublishBatch", nothingSent));
      }
      publishing.set(request, { accepted, failures });
      request.body = body;
    }
    return undefined;
  });

  app.addHook("onSend", async (request, reply, payload: unknown) => {
    const known = publishing.get(request);
    if (!known || reply.statusCode !== 200 || typeof payload !== "string") return payload;
    for (const [, id = "", messageId = ""] of payload.matchAll(ANSWERED)) {
      const sent = known.accepted.get(id);
      if (!sent) continue;
      for (const to of sent.to) await outbox.keep((at) => captured(to, sent.published, messageId, at));
    }
    return payload.replace("<Failed>", () => `<Failed>${known.failures}`);
  });
}

/** A text to one number, which no topic knows. */
function publicationTo(
  number: string,
  fields: QueryForm,
): { readonly number: string; readonly published: Publication } | { readonly refusal: Refusal } {
  if (fields["TopicArn"] !== undefined) return invalid("only one of TopicArn and PhoneNumber");
  if (!PHONE_NUMBER.test(number)) return invalid(`PhoneNumber Reason: ${number} is not valid to publish to`);
  const read = publication(fields);
  if ("refusal" in read) return read;
  if (textFor("sms", read.publication).length > MOST_SMS_CHARACTERS)
    return invalid(`the text for sms is longer than ${MOST_SMS_CHARACTERS} characters`);
  return { number, published: read.publication };
}

function outgoing(
  fields: QueryForm,
  topicArn: string,
  topics: SnsStore,
): Outgoing | { readonly refusal: Refusal } {
  const read = publication(fields);
  if ("refusal" in read) return read;
  const { publication: published } = read;
  const subscriptions = (topics.getTopic(topicArn)?.subscriptionArns ?? []).flatMap(
    (arn) => topics.getSubscription(arn) ?? [],
  );
  const to = takers(subscriptions, published);
  const bySms = published.texts["sms"] !== undefined || to.some(({ protocol }) => protocol === "sms");
  if (bySms && textFor("sms", published).length > MOST_SMS_CHARACTERS) {
    return invalid(`the text for sms is longer than ${MOST_SMS_CHARACTERS} characters`);
  }
  return { published, to };
}

/** The entries of a batch; those refused are taken out of what the emulator reads, and told of in its answer. */
function readBatch(form: QueryForm, topics: SnsStore): Publishing & { readonly body: QueryForm } {
  const accepted = new Map<string, Outgoing>();
  let failures = "";
  let body = form;
  for (const [number, entry] of elements(form, ENTRIES)) {
    const { Id: id = "" } = entry;
    const read = outgoing(entry, form["TopicArn"] ?? "", topics);
    const prefix = `${ENTRIES}.${number}.`;
    if ("refusal" in read) {
      const { code, message } = read.refusal;
      failures += `<member><Id>${escapeXml(id)}</Id><Code>${code}</Code><Message>${escapeXml(message)}</Message><SenderFault>true</SenderFault></member>`;
      body = Object.fromEntries(Object.entries(body).filter(([name]) => !name.startsWith(prefix)));
    } else {
      accepted.set(id, read);
      body = { ...body, [`${prefix}Message`]: textFor("sqs", read.published) };
    }
  }
  return { accepted, failures, body };
}
