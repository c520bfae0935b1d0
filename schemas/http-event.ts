import * as z from "zod";

/**
 * What is read of a request that API Gateway passes on, in payload format 2.0; the names of headers are in
 * lower case. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const HttpEvent = z
  .object({
    headers: z.record(z.string(), z.string()).default({}),
    pathParameters: z.record(z.string(), z.string()).default({}),
    body: z.string().default(""),
    isBase64Encoded: z.boolean().default(false),
  })
  .transform(({ body, isBase64Encoded, ...rest }) => ({
    ...rest,
    body: Buffer.from(body, isBase64Encoded ? "base64" : "utf8"),
  }));
export type HttpEvent = z.output<typeof HttpEvent>;

/** What API Gateway is answered. */
export const HttpAnswer = z
  .object({ statusCode: z.int(), headers: z.record(z.string(), z.string()).readonly(), body: z.string() })
  .readonly();
export type HttpAnswer = z.output<typeof HttpAnswer>;
