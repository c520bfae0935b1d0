import { z } from "zod";
import type { EventSourceMapping } from "./event-source-mapping.ts";

const PATH = "/2015-03-31/event-source-mappings";

/** What a running mapping may be asked to become; all else of Lambda's API is refused here. */
const change = z.strictObject({
  Enabled: z.boolean().optional(),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.int().min(2).max(1000).optional() }).optional(),
});

/** An answer of Lambda's API. */
export interface LambdaAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What is asked of Lambda's API. */
export interface LambdaRequest {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly body: () => Promise<unknown>;
}

const json = { "content-type": "application/json" };

const answer = (status: number, body: object): LambdaAnswer => ({
  status,
  headers: json,
  body: JSON.stringify(body),
});

const refusal = (status: number, type: string, Message: string): LambdaAnswer => ({
  status,
  headers: { ...json, "x-amzn-errortype": type },
  body: JSON.stringify({ Type: "User", Message }),
});

function configuration({ id, queue, functionArn, state, maximumConcurrency }: EventSourceMapping) {
  return {
    UUID: id,
    EventSourceArn: queue.arn,
    FunctionArn: functionArn,
    State: state,
    ...(maximumConcurrency === undefined
      ? {}
      : { ScalingConfig: { MaximumConcurrency: maximumConcurrency } }),
  };
}

/**
 * Answers as Lambda does where its event source mappings are listed or changed; undefined where something else is asked.
 * https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html
 */
export async function answerMappings(
  { method, url = "", body }: LambdaRequest,
  mappings: readonly EventSourceMapping[],
): Promise<LambdaAnswer | undefined> {
  const { pathname, searchParams } = new URL(url, "http://lambda");
  if (!pathname.startsWith(PATH)) return undefined;
  const id = decodeURIComponent(pathname.slice(PATH.length)).replaceAll("/", "");
  if (method === "GET" && id === "") {
    const source = searchParams.get("EventSourceArn");
    const found = mappings.filter(({ queue }) => source === null || queue.arn === source);
    return answer(200, { EventSourceMappings: found.map(configuration) });
  }
  const mapping = mappings.find((one) => one.id === id);
  if (!mapping)
    return refusal(404, "ResourceNotFoundException", "The resource you requested does not exist.");
  if (method === "GET") return answer(200, configuration(mapping));
  if (method !== "PUT") return refusal(405, "InvalidRequestContentException", "This is not emulated.");
  const asked = change.safeParse(await body());
  if (!asked.success) return refusal(400, "InvalidParameterValueException", z.prettifyError(asked.error));
  if (mapping.state === "Disabling")
    return refusal(400, "ResourceInUseException", "The event source mapping is in state Disabling.");
  const { Enabled = mapping.state === "Enabled", ScalingConfig } = asked.data;
  mapping.change({
    enabled: Enabled,
    maximumConcurrency: ScalingConfig ? ScalingConfig.MaximumConcurrency : mapping.maximumConcurrency,
  });
  return answer(202, configuration(mapping));
}
