import type * as z from "zod";
import { redeliver as delivering, tryRedelivery as trying } from "../../schemas/api/redelivery-operations.ts";
import { apiAccess, ask } from "../desk-api.ts";

/** What is to be delivered again. */
export type RedeliveryAsked = z.input<typeof trying.body>;

/** What a redelivery would send. */
export type TriedRedelivery = z.input<typeof trying.answer>;

/** The jobs that deliver again. */
export type Redeliveries = z.input<typeof delivering.answer>;

/** Starts the jobs that deliver again what was delivered in a time. */
export async function redeliver(
  asked: z.input<typeof delivering.body>,
  person: string | undefined,
): Promise<Redeliveries> {
  return ask(await apiAccess(person), delivering, { parameters: {}, query: {}, body: asked });
}

/** What a redelivery would send, of each flow. */
export async function tryRedelivery(
  asked: RedeliveryAsked,
  person: string | undefined,
): Promise<TriedRedelivery> {
  return ask(await apiAccess(person), trying, { parameters: {}, query: {}, body: asked });
}
