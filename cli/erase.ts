import type * as z from "zod";
import { eraseKey } from "../schemas/api/erasure-operations.ts";
import { apiAccess, ask } from "./desk-api.ts";

/** Removes what is stored of a business key, on one flow or on all; answers of how much. */
export async function erase(
  businessKey: string,
  { flow, why }: { readonly flow?: string | undefined; readonly why: string },
  person: string | undefined,
): Promise<z.input<typeof eraseKey.answer>> {
  const body = { businessKey, flow, why };
  return ask(await apiAccess(person), eraseKey, { parameters: {}, query: {}, body });
}
