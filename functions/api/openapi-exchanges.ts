import * as z from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from "zod-openapi";
import { Problem, PROBLEM_STATUS, type ProblemCode, STATUS_TITLE } from "../../schemas/api/problem.ts";
import type { Client } from "../../schemas/client.ts";
import { TakenExchange } from "../../schemas/exchange-request.ts";
import { httpsFlows } from "../../schemas/https-flows.ts";
import { mediaTypesOf } from "../../schemas/media-types.ts";
import { EXCHANGES_SCOPE, flowScope } from "../../schemas/sign-in.ts";

const PROBLEMS: readonly ProblemCode[] = [
  "request-malformed",
  "exchange-empty",
  "exchange-scope-missing",
  "exchange-door-unknown",
  "request-under-way",
  "request-answered",
  "exchange-too-large",
  "exchange-media-type",
  "exchange-not-utf8",
  "exchange-refused",
  "idempotency-key-reused",
];

const Message = z.string().meta({ description: "The message, byte for byte." });

function refusals(): ZodOpenApiOperationObject["responses"] {
  const byStatus = Object.groupBy(PROBLEMS, (code) => PROBLEM_STATUS[code]);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes]) => [
      status,
      {
        description: `${STATUS_TITLE[PROBLEM_STATUS[codes[0] ?? "exchange-empty"]]}: ${codes.join(", ")}.`,
        content: { "application/problem+json": { schema: Problem } },
      },
    ]),
  );
}

/**
 * How source applications post exchanges, where flows of the client take them.
 *
 * @param security the scheme by which its issuer lets in
 */
export function exchangePaths(client: Pick<Client, "flows">, security: string): ZodOpenApiPathsObject {
  const flows = httpsFlows(client);
  const [first] = flows;
  if (first === undefined) return {};
  const formats = flows.flatMap((id) => client.flows[id]?.contract.format.name ?? []);
  const media = new Set(formats.flatMap(mediaTypesOf));
  return {
    "/exchanges/{flow}": {
      post: {
        operationId: "postExchange",
        tags: ["Exchanges"],
        summary: "Post an exchange of a flow",
        description: `For source applications, by a token of their own with the scopes ${EXCHANGES_SCOPE} and ${EXCHANGES_SCOPE}:FLOW. It is safe when it is answered by 202.`,
        security: [{ [security]: [EXCHANGES_SCOPE, flowScope(first)] }],
        requestParams: {
          path: z.object({ flow: z.enum(flows) }),
          header: z.object({
            "accept-language": z.string().optional(),
            "idempotency-key": z.string().optional().meta({
              description:
                "Names this exchange, in double quotes: posted again by the same key within 24 hours, it is answered as it was, and taken once.",
            }),
          }),
        },
        requestBody: {
          required: true,
          content: Object.fromEntries([...media].map((type) => [type, { schema: Message }])),
        },
        responses: {
          "202": {
            description: "It is on its way, and will not be lost.",
            content: { "application/json": { schema: TakenExchange } },
          },
          "401": { description: "No token, or none that is valid." },
          "429": { description: "Too many requests at once: wait a little, then try again." },
          ...refusals(),
        },
      },
    },
  };
}
