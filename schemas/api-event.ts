import * as z from "zod";

/**
 * What is read of a request to the API that API Gateway passes on after its authorizer, in payload format 2.0.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const ApiEvent = z.looseObject({
  version: z.literal("2.0"),
  rawPath: z.string(),
  rawQueryString: z.string().default(""),
  headers: z.record(z.string(), z.string()).default({}),
  pathParameters: z.record(z.string(), z.string()).default({}),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
  requestContext: z.looseObject({
    http: z.looseObject({ method: z.string(), path: z.string(), sourceIp: z.string().default("") }),
    authorizer: z
      .object({
        jwt: z.object({ claims: z.record(z.string(), z.coerce.string()).nullable() }),
      })
      .optional(),
  }),
});
export type ApiEvent = z.output<typeof ApiEvent>;
