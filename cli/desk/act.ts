import type * as z from "zod";
import {
  type ListedIncident,
  openIncident as opening,
  type resumeIncident,
} from "../../schemas/api/incident-operations.ts";
import type { Operation } from "../../schemas/api/operation.ts";
import { apiAccess, ask } from "../desk-api.ts";

/** An action on an incident, as the API declares it. */
export type IncidentAction<Body extends z.ZodType> = Operation<
  (typeof resumeIncident)["parameters"],
  (typeof resumeIncident)["query"],
  Body,
  (typeof resumeIncident)["answer"]
>;

/**
 * Does something with the incident of a number, as the person who is named.
 *
 * @throws {CommandFailure} where there is no such incident, or where it is not such that it can be done
 */
export async function actOn<Body extends z.ZodType>(
  number: number,
  person: string | undefined,
  action: IncidentAction<Body>,
  body: z.input<Body>,
): Promise<ListedIncident> {
  return ask(await apiAccess(person), action, { parameters: { number }, query: {}, body });
}

/**
 * Opens an incident by hand; a held exchange that shows it names the flow as well.
 *
 * @throws {CommandFailure} where there is no such flow or exchange
 */
export async function openIncident(
  report: z.input<typeof opening.body>,
  person: string | undefined,
): Promise<ListedIncident> {
  return ask(await apiAccess(person), opening, { parameters: {}, query: {}, body: report });
}
