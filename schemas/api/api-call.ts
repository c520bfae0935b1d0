import * as z from "zod";
import type { Operation } from "./operation.ts";
import { Problem } from "./problem.ts";

/** What an operation is called with. */
export interface Asked<Path extends z.ZodType, Query extends z.ZodType, Body extends z.ZodType> {
  readonly parameters: z.input<Path>;
  readonly query: z.input<Query>;
  readonly body: z.input<Body>;
  /** The revision that was seen, where what was changed since is to be left as it is. */
  readonly seen?: number | undefined;
  /** Names the action, so that asking again after an answer that did not arrive does nothing twice. */
  readonly key?: string | undefined;
}

/** What the API answered: the answer as it came, why not, or that no token let it in. */
export type ApiAnswer<Answer extends z.ZodType> =
  | {
      readonly outcome: "done";
      readonly answer: z.input<Answer>;
      readonly revision: number | undefined;
      /** The cursor of what follows an answer that is no JSON. */
      readonly next?: string | undefined;
    }
  | { readonly outcome: "refused"; readonly problem: Problem }
  | { readonly outcome: "unauthorized" };

/** Where the API is, and who calls it in which language. */
export interface ApiAccess {
  readonly address: string;
  readonly accessToken: string;
  readonly language: "fr" | "en";
}

function addressOf(address: string, path: string, parameters: object, query: object): URL {
  const filled = Object.entries(parameters).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(String(value))),
    path,
  );
  const url = new URL(`${address.replace(/\/$/, "")}${filled}`);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
}

/**
 * Calls an operation of the API, by its declaration: what is sent is of the declared types, and what is answered is
 * checked against them.
 *
 * @throws where the API does not answer, or answers what is not declared
 */
export async function callApi<
  Path extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  { address, accessToken, language }: ApiAccess,
  { method, path, answer, media }: Operation<Path, Query, Body, Answer>,
  { parameters, query, body, seen, key }: Asked<Path, Query, Body>,
): Promise<ApiAnswer<Answer>> {
  const response = await fetch(addressOf(address, path, parameters, query), {
    method: method.toUpperCase(),
    headers: {
      authorization: `Bearer ${accessToken}`,
      "accept-language": language,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(seen === undefined ? {} : { "if-match": `"${seen}"` }),
      ...(key === undefined ? {} : { "idempotency-key": `"${key}"` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.status === 401) return { outcome: "unauthorized" };
  if (!response.ok) return { outcome: "refused", problem: Problem.parse(await response.json()) };
  const [, revision] = /^"(\d+)"$/.exec(response.headers.get("etag") ?? "") ?? [];
  const [, link = ""] = /^<([^>]*)>; rel="next"$/.exec(response.headers.get("link") ?? "") ?? [];
  const next = new URLSearchParams(link.split("?")[1]).get("cursor") ?? undefined;
  return {
    outcome: "done",
    answer: z.encode(answer, answer.parse(await (media ? response.text() : response.json()))),
    ...(next === undefined ? {} : { next }),
    revision: revision === undefined ? undefined : Number(revision),
  };
}
