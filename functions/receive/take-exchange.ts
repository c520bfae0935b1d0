import { hash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import type { Client } from "../../schemas/client.ts";
import type { ExchangeRequest, TakenExchange } from "../../schemas/exchange-request.ts";
import type { Finding } from "../../schemas/finding.ts";
import type { Flow } from "../../schemas/flow.ts";
import type { GateControl } from "../../schemas/flow-control.ts";
import type { HttpAnswer } from "../../schemas/http-event.ts";
import { flowScope } from "../../schemas/sign-in.ts";
import type { Refused } from "../api/answered.ts";
import { refused } from "../api/answered.ts";
import { carriedOutOnce, namedBy } from "../api/once.ts";
import { type Language, preferredLanguage, problemAnswer } from "../api/problem-answer.ts";
import { errorTrace } from "../error-trace.ts";
import { type Check, check, madeId } from "../gate/examine.ts";
import type { Actions, InboundQueues, Pulses } from "../ports.ts";
import { isOfFormat, mediaTypesOf } from "../../schemas/media-types.ts";
import { postedContent } from "./posted-content.ts";

/** What taking exchanges reaches outside itself. */
export interface ReceivePorts {
  readonly queues: InboundQueues;
  readonly actions: Actions;
  readonly pulses: Pulses;
  /** What a flow is under. */
  readonly controlOf: (flow: string, now: Temporal.Instant) => Promise<GateControl | undefined>;
  /** The ARN of a flow's inbound queue. */
  readonly inboundOf: (id: string, flow: Flow) => string;
}

/** What the contract says of posted bytes; undefined where it fails itself, which the gate then tells a person. */
async function verdictOn(bytes: Uint8Array, { contract }: Flow): Promise<Check | undefined> {
  try {
    return check(bytes, contract, await contract.format.open());
  } catch (error) {
    console.error({ message: "a contract failed on a posted message", error: errorTrace(error) });
    return undefined;
  }
}

/** A place of the message and what the contract asks for there; never a value. */
const faultOf =
  (language: Language) =>
  ({ path, code, message, expected }: Finding) => ({
    place: path,
    fault: [`${code}: ${message[language]}`, ...(expected === null ? [] : [expected])].join(" "),
  });

/** A request of which it is known that its sender may post on the flow. */
interface Posted {
  readonly id: string;
  readonly flow: Flow;
  readonly request: ExchangeRequest;
  readonly language: Language;
}

/** Checks a message where the flow asks for it, puts it on the flow's queue, and answers by which id it is known. */
async function taken(
  { id, flow, request: { bytes }, language }: Posted,
  now: Temporal.Instant,
  ports: ReceivePorts,
): Promise<HttpAnswer | Refused> {
  const content = postedContent(bytes, flow.transferEncoding);
  if (!content) return refused("exchange-too-large", id);
  const verdict = await verdictOn(bytes, flow);
  const mayBeTurnedAway = flow.https?.check === "before" && (await ports.controlOf(id, now)) === undefined;
  if (mayBeTurnedAway && verdict?.verdict === "invalid") {
    await ports.pulses.count(id, now, { turnedAway: 1 });
    return { ...refused("exchange-refused", id), faults: verdict.findings.map(faultOf(language)) };
  }
  const message = await ports.queues.send(ports.inboundOf(id, flow), content);
  const keys = verdict?.verdict === "valid" ? verdict.identity : verdict;
  const isNamed = verdict?.verdict === "valid";
  const made = isNamed ? madeId(hash("sha256", bytes, "hex"), message, flow) : null;
  const answer: z.input<typeof TakenExchange> = {
    flow: id,
    exchangeId: keys?.exchangeId ?? made,
    businessKey: keys?.businessKey ?? null,
    message,
  };
  return {
    statusCode: 202,
    headers: { "content-type": "application/json", "cache-control": "no-store" },
    body: JSON.stringify(answer),
  };
}

/** Why a message is not even looked at; undefined where it is. */
function requestFault({ id, flow, request }: Posted): Refused | undefined {
  const { headers, bytes, hasLostBytes } = request;
  const { format } = flow.contract;
  const isPlain = (headers["content-encoding"] ?? "identity").trim().toLowerCase() === "identity";
  if (!isPlain || !isOfFormat(headers["content-type"], format.name))
    return refused("exchange-media-type", mediaTypesOf(format.name).join(", "));
  if (hasLostBytes) return refused("exchange-not-utf8", id);
  return bytes.length === 0 ? refused("exchange-empty", id) : undefined;
}

/**
 * Takes what a source application posts on a flow. It is on the flow's inbound queue before it is answered by 202, so
 * that from there on it is safe as all that comes by the queue. By an `Idempotency-Key` it is taken once.
 *
 * @throws where it is not known whether it was taken: whoever asks again by the same key is told so, for a minute
 */
export async function takeExchange(
  client: Client,
  request: ExchangeRequest,
  now: Temporal.Instant,
  ports: ReceivePorts,
): Promise<HttpAnswer> {
  const language = preferredLanguage(request.headers["accept-language"], client.language);
  const answered = await answerTo(client, request, { language, now }, ports);
  return "statusCode" in answered ? answered : problemAnswer(answered, language);
}

async function answerTo(
  { flows }: Client,
  request: ExchangeRequest,
  { language, now }: { readonly language: Language; readonly now: Temporal.Instant },
  ports: ReceivePorts,
): Promise<HttpAnswer | Refused> {
  const { flow: id, scopes, caller, headers, rawPath, bytes } = request;
  // Before it is looked for, so that nobody learns by the answer whether there is one.
  if (!scopes.includes(flowScope(id))) return refused("exchange-scope-missing", id);
  const flow = Object.hasOwn(flows, id) ? flows[id] : undefined;
  if (!flow?.https) return refused("exchange-door-unknown", id);
  const posted = { id, flow, request, language };
  const fault = requestFault(posted);
  if (fault) return fault;
  const asked = {
    given: headers["idempotency-key"],
    by: caller,
    what: [rawPath, hash("sha256", bytes, "hex")],
  };
  const action = namedBy(asked);
  if (action && "outcome" in action) return action;
  const take = () => taken(posted, now, ports);
  return action ? carriedOutOnce(action, now, take, ports.actions) : take();
}
