import * as z from "zod";

/** What is read of `POST /exchanges/{flow}` that API Gateway passes on, in payload format 2.0. */
export const ExchangeRequest = z
  .object({
    rawPath: z.string(),
    headers: z.record(z.string(), z.string()).default({}),
    pathParameters: z.object({ flow: z.string() }),
    body: z.string().default(""),
    isBase64Encoded: z.boolean().default(false),
    requestContext: z.object({
      authorizer: z.object({
        jwt: z.object({
          claims: z.object({
            scope: z.string().default(""),
            client_id: z.string().optional(),
            sub: z.string().optional(),
          }),
        }),
      }),
    }),
  })
  .transform(({ body, isBase64Encoded, pathParameters, requestContext, ...rest }) => {
    const { scope, client_id: clientId, sub } = requestContext.authorizer.jwt.claims;
    return {
      ...rest,
      flow: pathParameters.flow,
      scopes: scope.split(" "),
      /** The program that calls, as its issuer names it. */
      caller: clientId ?? sub ?? "",
      bytes: Buffer.from(body, isBase64Encoded ? "base64" : "utf8"),
      /**
       * API Gateway hands on text types as text, in which what is no UTF-8 became this character:
       * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
       */
      hasLostBytes: !isBase64Encoded && body.includes("\uFFFD"),
    };
  });
export type ExchangeRequest = z.output<typeof ExchangeRequest>;

/** What a sender is told of an exchange that is safe. */
export const TakenExchange = z.object({
  flow: z.string(),
  exchangeId: z.string().nullable().meta({
    description:
      "By which it is known: its own id, or one made of its bytes and message. Null where it cannot be told, since the contract refuses it: it is held.",
  }),
  businessKey: z.string().nullable(),
  message: z.string().meta({ description: "The queue message that it travels in." }),
});
