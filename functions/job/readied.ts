import type { CatalogueCode } from "../../schemas/catalogue.ts";
import type { Client } from "../../schemas/client.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { Recipe } from "../../schemas/recipe.ts";
import type { ReplayJob } from "../../schemas/replay-job.ts";
import type { Quarantine } from "../ports.ts";
import { asVersion, type VersionOf } from "../quarantine/passing-text.ts";
import { mendedText } from "../recipe/mended-text.ts";
import { isCorrectionInvalid } from "../replay/invalid-correction.ts";
import { isCorrectedBy } from "./fate.ts";

/** What a job sends of an exchange: its newest version, or one more that is kept already; or why it sends neither. */
export type Readied =
  | { readonly outcome: "stands" }
  | { readonly outcome: "mended"; readonly version: VersionOf }
  | { readonly outcome: "refused"; readonly code: CatalogueCode };

/** What making an exchange ready reaches. */
export interface ReadyPorts {
  readonly client: Pick<Client, "flows">;
  readonly quarantine: Pick<Quarantine, "content" | "keep">;
}

/** An exchange is not sent. */
export const refusedReady = (code: CatalogueCode): Readied => ({ outcome: "refused", code });

/**
 * Makes an exchange ready: what a job's recipe makes of it is kept under its own hash, named by nothing until the job
 * takes the exchange. A version that the job made before is not mended once more.
 */
export async function readied(
  exchange: HeldExchange,
  { id, recipe }: Pick<ReplayJob, "id" | "recipe">,
  ports: ReadyPorts,
): Promise<Readied> {
  if (recipe !== null && !isCorrectedBy(exchange, id)) return mendedBy(recipe, exchange, ports);
  const isInvalid = await isCorrectionInvalid(exchange, ports.client, ports.quarantine);
  return isInvalid ? refusedReady("correction-invalid") : { outcome: "stands" };
}

async function mendedBy(
  recipe: Recipe,
  exchange: HeldExchange,
  { client, quarantine }: ReadyPorts,
): Promise<Readied> {
  const flow = client.flows[exchange.flow];
  if (!flow) return refusedReady("flow-unknown");
  const mended = await mendedText(recipe, exchange, flow, quarantine);
  if (mended.outcome === "refused") return refusedReady(mended.code);
  const { version, content } = asVersion(mended);
  await quarantine.keep(exchange.id, version.hash, content);
  return { outcome: "mended", version };
}
