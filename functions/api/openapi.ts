import * as z from "zod";
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiOverride,
  type ZodOpenApiPathsObject,
} from "zod-openapi";
import { isAction, NO_BODY, type Operation } from "../../schemas/api/operation.ts";
import {
  ACTION_PROBLEMS,
  COMMON_PROBLEMS,
  Problem,
  PROBLEM_STATUS,
  STATUS_TITLE,
} from "../../schemas/api/problem.ts";
import type { Client } from "../../schemas/client.ts";
import { DESK_SCOPE } from "../../schemas/sign-in.ts";
import { exchangePaths } from "./openapi-exchanges.ts";

/** What API Gateway itself answers where a token does not let in. */
const GatewayMessage = z.object({ message: z.string() }).meta({ id: "GatewayMessage" });

const SIGN_IN = "signIn";

const UNAUTHORIZED = {
  description: "No token, or none that is valid.",
  headers: z.object({ "www-authenticate": z.string().optional() }),
  content: { "application/json": { schema: GatewayMessage } },
};

const FORBIDDEN_BY_SCOPE = { "application/json": { schema: GatewayMessage } };

const Link = z.string().meta({ description: 'What follows, as <…>; rel="next": RFC 8288.' });
const ETag = z.string().regex(/^"[0-9]+"$/);

/** The answers of an operation, by status. */
function responsesOf(operation: Operation): ZodOpenApiOperationObject["responses"] {
  const { answer, media, revision, problems } = operation;
  const ofActions = isAction(operation) ? ACTION_PROBLEMS : [];
  const codes = [...new Set([...COMMON_PROBLEMS, ...ofActions, ...problems])];
  const statuses = [...new Set(codes.map((code) => PROBLEM_STATUS[code]))].toSorted((a, b) => a - b);
  const refusals = statuses.map((status) => {
    const told = codes.filter((code) => PROBLEM_STATUS[code] === status);
    const content = {
      ...(status === 403 ? FORBIDDEN_BY_SCOPE : {}),
      "application/problem+json": { schema: Problem },
    };
    return [
      String(status),
      { description: `${STATUS_TITLE[status]}: ${told.join(", ")}.`, content },
    ] as const;
  });
  return {
    "200": {
      description: "Done.",
      ...(revision ? { headers: z.object({ etag: ETag.optional() }) } : {}),
      ...(media ? { headers: z.object({ link: Link.optional() }) } : {}),
      content: { [media ?? "application/json"]: { schema: answer } },
    },
    "401": UNAUTHORIZED,
    "429": { description: "Too many requests at once: wait a little, then try again." },
    ...Object.fromEntries(refusals),
  };
}

const AcceptLanguage = z
  .string()
  .optional()
  .meta({ description: "The language in which a problem is told: fr or en.", example: "fr" });
const IfMatch = z
  .string()
  .regex(/^("[0-9]{1,12}"|\*)$/)
  .optional()
  .meta({ description: "The ETag of what was seen: what was changed since is left as it is." });

const IdempotencyKey = z
  .string()
  .regex(/^"[!#-~]{1,255}"$/)
  .optional()
  .meta({
    description:
      "Names this action, in double quotes: asked for again with the same key by the same person within 24 hours, it answers what it answered, and does nothing twice.",
    example: '"8e03978e-40d5-43dd-bc93-6894a57f9324"',
  });

function operationObject(operation: Operation): ZodOpenApiOperationObject {
  const { id, tag, summary, description, roles, parameters, query, body, revision } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, `Roles: ${roles.join(", ")}.`].filter(Boolean).join(" "),
    requestParams: {
      path: parameters,
      query,
      header: z.object({
        "accept-language": AcceptLanguage,
        ...(revision === "heeds" ? { "if-match": IfMatch } : {}),
        ...(isAction(operation) ? { "idempotency-key": IdempotencyKey } : {}),
      }),
    },
    ...(body === NO_BODY
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
    responses: responsesOf(operation),
    security: [{ [SIGN_IN]: [DESK_SCOPE] }],
  };
}

const Page = z.string().meta({ description: "A page for a person." });
const asPage = (description: string) => ({ description, content: { "text/html": { schema: Page } } });

/** What a contact does by the link in an SMS, which lets in by its code. */
function linkOperation(operationId: "lookAtLink" | "answerByLink"): ZodOpenApiOperationObject {
  const isAnswer = operationId === "answerByLink";
  return {
    operationId,
    tags: ["Links"],
    summary: isAnswer
      ? "Take the call of an SMS, or pass it to the next person; once"
      : "Look at the call of an SMS, which changes nothing",
    security: [],
    requestParams: { path: z.object({ code: z.string().min(1).max(100) }) },
    ...(isAnswer
      ? {
          requestBody: {
            required: true,
            content: {
              "application/x-www-form-urlencoded": { schema: z.object({ answer: z.enum(["take", "pass"]) }) },
            },
          },
        }
      : {}),
    responses: {
      "200": asPage("What the call is, or what became of it."),
      // An address below a link's is one of the desk, which asks for a token.
      "401": UNAUTHORIZED,
      "404": {
        description: "There is no such link, or its time is over.",
        content: { "text/html": { schema: Page }, "application/problem+json": { schema: Problem } },
      },
      "410": asPage("The link was used already."),
      "429": { description: "Too many requests at once: wait a little, then try again." },
    },
  };
}

/** Shows a codec as it travels: an instant is a text. */
const asItTravels: ZodOpenApiOverride = ({ zodSchema, jsonSchema, io }) => {
  if (io !== "output" || !(zodSchema instanceof z.ZodCodec)) return;
  for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
  const { $schema: _, ...travelling } = z.toJSONSchema(zodSchema.in, { io: "input" });
  Object.assign(jsonSchema, travelling);
};

/** What the API can do, as OpenAPI 3.1: made of the schemas by which it reads requests and checks its answers. */
export function openApiDocument(
  operations: readonly Operation[],
  client: Pick<Client, "name" | "flows">,
): object {
  const paths: ZodOpenApiPathsObject = exchangePaths(client, SIGN_IN);
  for (const operation of operations) {
    const { path, method } = operation;
    paths[path] = { ...paths[path], [method]: operationObject(operation) };
  }
  paths["/l/{code}"] = { get: linkOperation("lookAtLink"), post: linkOperation("answerByLink") };
  paths["/openapi.json"] = {
    get: {
      operationId: "readOpenApi",
      tags: ["Document"],
      summary: "Read this document",
      security: [],
      responses: {
        "200": {
          description: "This document.",
          content: { "application/json": { schema: { type: "object" } } },
        },
      },
    },
  };
  return createDocument(
    {
      openapi: "3.1.1",
      info: {
        title: `Watchdog of ${client.name}`,
        version: "1",
        description:
          "Flows, held exchanges, incidents and the team of one client. Times are ISO 8601; problems are told by RFC 9457.",
      },
      paths,
      components: {
        securitySchemes: {
          [SIGN_IN]: {
            type: "http",
            scheme: "bearer",
            bearerFormat: "JWT",
            description: `An access token of the client's issuer with the scope ${DESK_SCOPE}, or for exchanges with theirs.`,
          },
        },
      },
    },
    { override: asItTravels, allowEmptySchema: { custom: true } },
  );
}
