import httpRouterHandler, { type Method } from "@middy/http-router";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { ApiEvent } from "../../schemas/api-event.ts";
import type { HttpAnswer } from "../../schemas/http-event.ts";
import type { Clock } from "../ports.ts";
import type { Desk } from "./desk.ts";
import { openApiDocument } from "./openapi.ts";
import { problemAnswer } from "./problem-answer.ts";
import { routes } from "./routes/routes.ts";

const operations = routes.map(({ operation }) => operation);

/** Where the document of the API stands, which asks for no token. */
const OPENAPI_PATH = "/openapi.json";

const METHODS = {
  get: "GET",
  post: "POST",
  put: "PUT",
  delete: "DELETE",
} as const satisfies Record<string, Method>;

/** The methods by which a path can be asked for. */
function methodsOf(path: string): readonly Method[] {
  return operations
    .filter((one) => new RegExp(`^${one.path.replaceAll(/\{[^}]+\}/g, "[^/]+")}/?$`).test(path))
    .map(({ method }) => METHODS[method]);
}

function described(desk: Desk): HttpAnswer {
  const headers = { "content-type": "application/json", "cache-control": "public, max-age=300" };
  return { statusCode: 200, headers, body: JSON.stringify(openApiDocument(operations, desk.client)) };
}

/** What the API answers to what API Gateway passes on, after its authorizer let it in. */
export function apiAnswers(desk: Desk, clock: Clock) {
  let document: HttpAnswer | undefined;
  return httpRouterHandler<APIGatewayProxyEventV2, HttpAnswer>({
    routes: [
      ...routes.map(({ operation: { method, path }, serve }) => ({
        method: METHODS[method],
        path,
        handler: (event: APIGatewayProxyEventV2) => serve(ApiEvent.parse(event), clock.now(), desk),
      })),
      // Made when it is first asked for, so that no cold start pays for it.
      { method: "GET", path: OPENAPI_PATH, handler: async () => (document ??= described(desk)) },
    ],
    notFoundResponse({ path }) {
      const allowed = methodsOf(path);
      const { language } = desk.client;
      return allowed.length > 0
        ? problemAnswer({ code: "method-unknown" }, language, { allow: allowed.join(", ") })
        : problemAnswer({ code: "route-unknown" }, language);
    },
  });
}
