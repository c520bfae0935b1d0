import type { Temporal } from "temporal-polyfill";
import type { CatalogueCode } from "../../schemas/catalogue.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";

/** Who does something with a held exchange, and when. */
export interface PersonsAct {
  readonly by: string;
  readonly at: Temporal.Instant;
}

/** Why a person may not do something with a held exchange as it stands. */
export type HeldRefusal = Extract<
  CatalogueCode,
  | "exchange-not-held"
  | "exchange-locked"
  | "changed-meanwhile"
  | "correction-invalid"
  | "approval-missing"
  | "approval-by-author"
  | "approval-not-needed"
>;

/** The exchange after what a person does, or why that is refused. */
export type HeldDecision =
  | { readonly outcome: "done"; readonly exchange: HeldExchange }
  | { readonly outcome: "refused"; readonly code: HeldRefusal };

/** The change is refused. */
export const refusedChange = (code: HeldRefusal): HeldDecision => ({ outcome: "refused", code });
