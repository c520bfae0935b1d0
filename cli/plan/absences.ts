import type * as z from "zod";
import type { Temporal } from "temporal-polyfill";
import {
  addAbsence as adding,
  listAbsences as listing,
  removeAbsence as removing,
} from "../../schemas/api/plan-operations.ts";
import { apiAccess, ask } from "../desk-api.ts";
import { flag } from "../flag.ts";

/** When a person is absent, and why. */
export interface AbsenceRequest {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly reason?: string | undefined;
}

/** An absence as the command lists it. */
export type ListedAbsence = z.input<typeof adding.answer>;

/** Enters an absence of somebody who stands by the client. */
export async function addAbsence(
  who: string,
  { from, until, reason }: AbsenceRequest,
  person: string | undefined,
): Promise<ListedAbsence> {
  const body = { person: who, from: from.toString(), until: until.toString(), reason };
  return ask(await apiAccess(person), adding, { parameters: {}, query: {}, body });
}

/** The absences that are not over, or all that are still kept, in order of time. */
export async function listAbsences({
  all,
}: {
  readonly all?: boolean | undefined;
}): Promise<readonly ListedAbsence[]> {
  const query = { all: flag(all) };
  return (await ask(await apiAccess(), listing, { parameters: {}, query, body: undefined })).items;
}

/** Takes an absence away. */
export async function removeAbsence(id: string, person: string | undefined): Promise<ListedAbsence> {
  return ask(await apiAccess(person), removing, { parameters: { id }, query: {}, body: undefined });
}
