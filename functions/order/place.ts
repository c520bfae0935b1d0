import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { LineEntry } from "../../schemas/line.ts";

/** Where an exchange waits, whenever it joined. */
export type Place = Omit<LineEntry, "joinedAt">;

/** Where an exchange waits since it was held; undefined where it stands in no line. */
export function heldPlace({
  id,
  flow,
  businessKey,
  order,
}: Pick<HeldExchange, "id" | "flow" | "businessKey" | "order">): Place | undefined {
  return order === null || businessKey === null ? undefined : { id, flow, businessKey, order };
}
