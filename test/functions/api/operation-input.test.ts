/**
 * What an operation takes is read without a throw, whatever is sent: a schema that throws answers 500. Far more is
 * tried here, without the way over HTTP, than test/scenarios/api-fuzz.test.ts has time for.
 */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as z from "zod";
import { routes } from "../../../functions/api/routes/routes.ts";
import { NO_BODY } from "../../../schemas/api/operation.ts";
import { arbitraryOf, JsonSchema } from "../../json-schema-arbitrary.ts";

const RUNS = 400;

const inputs = routes
  .flatMap(({ operation: { id, parameters, query, body } }) => [
    { name: `${id}, path`, schema: parameters },
    { name: `${id}, query`, schema: query },
    ...(body === NO_BODY ? [] : [{ name: `${id}, body`, schema: body }]),
  ])
  .filter(({ schema }) => !(schema instanceof z.ZodObject) || Object.keys(schema.shape).length > 0);

function noReference(ref: string): never {
  throw new Error(`The schema refers to ${ref}`);
}

test("every operation is among those tried", () => {
  expect(inputs.length).toBeGreaterThan(40);
});

test.each(inputs)("$name is read without a throw", ({ schema }) => {
  const written = JsonSchema.parse(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  fc.assert(
    fc.property(arbitraryOf(written, noReference), (value) => {
      expect(() => schema.safeParse(value)).not.toThrow();
    }),
    { numRuns: RUNS },
  );
});
