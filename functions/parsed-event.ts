import type { MiddlewareObj } from "@middy/core";
import type { z } from "zod";

/** Checks an event against its schema before the handler sees it; what does not fit throws. */
export function parsedEvent<Schema extends z.ZodType>(schema: Schema): MiddlewareObj<z.output<Schema>> {
  return {
    before: (request) => {
      request.event = schema.parse(request.event);
    },
  };
}
