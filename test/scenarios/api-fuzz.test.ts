/**
 * The served OpenAPI document is asked for everything that it says, and for some of what it does not: no answer is a
 * failure of the server, none has a status that the operation does not name, and none is outside its schema.
 */
import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";
import { DeskToken } from "../../schemas/desk-token.ts";
import { type ClientUnderTest, clientUnderTest } from "./client-under-test.ts";
import { arbitraryOf, JsonSchema, type Schema } from "../json-schema-arbitrary.ts";

const RUNS = 25;

const Content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }));
const Operation = z.object({
  operationId: z.string(),
  parameters: z
    .array(z.object({ in: z.enum(["path", "query", "header"]), name: z.string(), schema: JsonSchema }))
    .default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: JsonSchema })) }).optional(),
  responses: z.record(z.string(), z.object({ content: Content.optional() })),
  security: z.array(z.unknown()),
});
type Operation = z.output<typeof Operation>;
const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

let client: ClientUnderTest;
let document: z.output<typeof Document>;
let token: string;
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
beforeAll(async () => {
  client = await clientUnderTest({ client: "watched", clients: "watched" });
  token = DeskToken.parse(JSON.parse(await readFile(client.tokenFile, "utf8"))).accessToken;
  await client.send("letters", [
    { body: JSON.stringify({ id: "1", text: "far more than twenty characters" }) },
  ]);
  const served: unknown = await (await fetch(`${client.outputs.endpoints.api}/openapi.json`)).json();
  document = Document.parse(served);
  ajv.addSchema({ $id: "document", ...z.record(z.string(), z.unknown()).parse(served) });
});
afterAll(() => client.stop());

function resolve(ref: string): Schema {
  return JsonSchema.parse(document.components.schemas[ref.split("/").at(-1) ?? ""]);
}

const written = (value: unknown) => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

/** HTTP takes no other text in a header. */
const inHeader = (value: unknown) => written(value).replaceAll(/[^\x21-\x7e]/g, "");

/** A part of a path is never empty, nor one of the two that mean another place. */
const inPath = (value: unknown) => encodeURIComponent(written(value).replace(/^\.{0,2}$/, "x"));

/** Any request to an operation. */
function requests({ parameters, requestBody }: Operation) {
  const model = Object.fromEntries(
    parameters.map(({ in: place, name, schema }) => [`${place} ${name}`, arbitraryOf(schema, resolve)]),
  );
  const inPaths = Object.keys(model).filter((key) => key.startsWith("path "));
  const [body] = Object.values(requestBody?.content ?? {});
  return fc.record({
    given: fc.record(model, { requiredKeys: inPaths }),
    body: body ? arbitraryOf(body.schema, resolve) : fc.constant(undefined),
  });
}

/** In what an operation takes its body. */
const typeOf = ({ requestBody }: Operation) =>
  Object.keys(requestBody?.content ?? {})[0] ?? "application/json";

function encoded(body: unknown, type: string): string {
  if (type === "application/json") return JSON.stringify(body);
  const fields = z.record(z.string(), z.unknown()).safeParse(body).data ?? {};
  const texts = Object.entries(fields).map(([name, value]) => [name, written(value)] as const);
  return new URLSearchParams(Object.fromEntries(texts)).toString();
}

/** What is wrong with an answer, by what the document says of the operation. */
async function amiss({ responses }: Operation, at: string, answer: Response): Promise<string | undefined> {
  const { status } = answer;
  const declared = responses[String(status)];
  if (status >= 500 || !declared) return `${status} is not declared`;
  const type = answer.headers.get("content-type")?.split(";")[0] ?? "";
  if (!declared.content) return undefined;
  if (!declared.content[type]) return `${status} comes as ${type}`;
  const pointer = `document#${at}/responses/${status}/content/${type.replaceAll("/", "~1")}/schema`;
  const validate = ajv.getSchema(pointer);
  if (!validate) return `${pointer} is no schema`;
  return validate(type.endsWith("json") ? await answer.json() : await answer.text())
    ? undefined
    : `${status}: ${ajv.errorsText(validate.errors)}`;
}

test("no operation answers anything but what it says of itself", async () => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  expect(operations.length).toBeGreaterThan(25);
  for (const { path, method, operation } of operations) {
    const at = `/paths/${path.replaceAll("/", "~1")}/${method}`;
    await fc.assert(
      fc.asyncProperty(requests(operation), async ({ given, body }) => {
        const values = Object.entries(given).map(([key, value]) => [...key.split(" "), value] as const);
        const of = (place: string) => values.filter(([where]) => where === place);
        const filled = of("path").reduce(
          (text, [, name, value]) => text.replace(`{${String(name)}}`, inPath(value)),
          path,
        );
        const query = new URLSearchParams(
          Object.fromEntries(of("query").map(([, name, value]) => [String(name), written(value)])),
        );
        const headers = Object.fromEntries(
          of("header").map(([, name, value]) => [String(name), inHeader(value)]),
        );
        const answer = await fetch(`${client.outputs.endpoints.api}${filled}?${query.toString()}`, {
          method: method.toUpperCase(),
          headers: {
            ...headers,
            authorization: `Bearer ${token}`,
            ...(body === undefined ? {} : { "content-type": typeOf(operation) }),
          },
          ...(body === undefined ? {} : { body: encoded(body, typeOf(operation)) }),
        });
        expect(await amiss(operation, at, answer)).toBeUndefined();
      }),
      { numRuns: RUNS },
    );
  }
});

test.each([
  ["text that is no JSON", "{", "application/json", 400],
  ["bytes that are no UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), "application/json", 400],
  ["a form", "title=x", "application/x-www-form-urlencoded", 415],
  ["more than 2 MiB", JSON.stringify({ title: "x".repeat(2_200_000) }), "application/json", 413],
  ["an unknown field", JSON.stringify({ title: "x", colour: "red" }), "application/json", 400],
] as const)("%s is refused with what to do", async (_, body, type, status) => {
  const answer = await fetch(`${client.outputs.endpoints.api}/incidents`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": type },
    body,
  });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ status, detail: expect.any(String), code: expect.any(String) });
});

test("an address that is none, and a method that is none, are told apart", async () => {
  const headers = { authorization: `Bearer ${token}` };
  const nowhere = await fetch(`${client.outputs.endpoints.api}/nowhere`, { headers });
  expect(nowhere.status).toBe(404);
  const wrong = await fetch(`${client.outputs.endpoints.api}/incidents`, { method: "DELETE", headers });
  expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET, POST"]);
});
