import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type * as z from "zod";
import { type ApiAccess, type Asked, callApi } from "../schemas/api/api-call.ts";
import { isAction, type Operation } from "../schemas/api/operation.ts";
import type { Problem } from "../schemas/api/problem.ts";
import { DESK_TOKEN_FILE, DeskToken } from "../schemas/desk-token.ts";
import { personActing } from "./desk/acting.ts";
import { CommandFailure, EXIT } from "./failure.ts";
import { spokenLanguage } from "./language.ts";
import { outputsFile, runningHost } from "./running-host.ts";

/** Reads the token that the running host wrote beside its outputs: of a person, else of whom programs act for. */
async function accessTokenOf(person: string | undefined): Promise<string> {
  const file = join(dirname(outputsFile()), DESK_TOKEN_FILE);
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) throw new CommandFailure("host-not-running", file, EXIT.trouble);
  const { accessToken, people } = DeskToken.parse(JSON.parse(text));
  if (person === undefined) return accessToken;
  const own = people[person];
  if (own === undefined) throw new CommandFailure("person-unknown", person);
  return own;
}

/** The API of the client that the host runs, for a person where one is named. */
export async function apiAccess(person?: string): Promise<ApiAccess> {
  const { endpoints } = await runningHost();
  if (!endpoints.api) throw new CommandFailure("host-unreachable", "api", EXIT.trouble);
  const accessToken = await accessTokenOf(personActing(person));
  return { address: endpoints.api, accessToken, language: spokenLanguage(process.env) };
}

/** The exit code of a problem: what was asked for cannot be, or was asked for wrongly, or may not be. */
function exitOf({ status }: Problem): number {
  if (status === 409 || status === 412) return EXIT.refused;
  return status === 403 ? EXIT.trouble : EXIT.misuse;
}

/** No answer came: nothing listens at the address, as after a host was killed, or the connection broke. */
const isUnreachable = (error: unknown) => error instanceof TypeError && error.message === "fetch failed";

/** What a problem tells of its places, or of its subject. */
function detailOf({ subject, faults, code }: Problem): string {
  const told = (faults ?? []).map(({ place, fault }) => `${place} ${fault}`).join("; ");
  return told || (subject ?? code);
}

/**
 * Calls an operation of the API, once more where no answer comes: an action has a key, so that it is not done twice.
 *
 * @throws {CommandFailure} with the problem that the API tells
 */
export async function askInParts<
  Path extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  access: ApiAccess,
  operation: Operation<Path, Query, Body, Answer>,
  asked: Asked<Path, Query, Body>,
): Promise<{ readonly answer: z.input<Answer>; readonly next?: string | undefined }> {
  const keyed = isAction(operation) ? { ...asked, key: randomUUID() } : asked;
  const call = () => callApi(access, operation, keyed);
  const again = (error: unknown) => {
    if (isUnreachable(error)) return call();
    throw error;
  };
  const answered = await call()
    .catch(again)
    .catch((error: unknown) => {
      if (isUnreachable(error)) throw new CommandFailure("host-unreachable", access.address, EXIT.trouble);
      throw error;
    });
  switch (answered.outcome) {
    case "done":
      return answered;
    case "refused":
      throw new CommandFailure(answered.problem.code, detailOf(answered.problem), exitOf(answered.problem));
    case "unauthorized":
      throw new CommandFailure("token-refused", access.address, EXIT.trouble);
  }
}

/**
 * Calls an operation of the API that answers all at once.
 *
 * @throws {CommandFailure} with the problem that the API tells
 */
export async function ask<
  Path extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  access: ApiAccess,
  operation: Operation<Path, Query, Body, Answer>,
  asked: Asked<Path, Query, Body>,
): Promise<z.input<Answer>> {
  return (await askInParts(access, operation, asked)).answer;
}

/** All items of a list that comes in pages, or the first of them. */
export async function askAll<Item>(
  page: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>,
  limit = Infinity,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const { items: more, next } = await page(cursor);
    items.push(...more);
    cursor = next ?? undefined;
  } while (cursor !== undefined && items.length < limit);
  return items.slice(0, limit);
}
