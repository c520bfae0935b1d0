import { flowOfHeld } from "../../schemas/api/quarantine-operations.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import type { Quarantine } from "../ports.ts";
import type { HeldDecision, HeldRefusal } from "../quarantine/held-decision.ts";
import { refused, type Refused } from "./answered.ts";
import type { Desk } from "./desk.ts";
import type { FlowsInReach } from "./rights.ts";

/** A held exchange that the caller may do this to, or why not. */
export async function inReach(
  id: string,
  reach: FlowsInReach,
  { quarantine }: Pick<Desk, "quarantine">,
): Promise<{ readonly exchange: HeldExchange } | Refused> {
  const flow = flowOfHeld(id);
  // Before it is read, so that nobody learns by the answer whether there is one.
  if (!reach.has(flow)) return refused("role-insufficient", flow);
  const exchange = await quarantine.find(id);
  return exchange ? { exchange } : refused("exchange-unknown", id);
}

/** Why a held exchange is left as it is, with what a person needs to see of it. */
function leftAs(code: HeldRefusal, { id, state, lock }: HeldExchange): Refused {
  if (code === "exchange-not-held") return refused(code, `${id}: ${state}`);
  if (code === "exchange-locked")
    return refused(code, `${id}: ${lock?.by ?? ""} ${lock?.until ?? ""}`.trim());
  return refused(code, id);
}

/** A change that a person asks for on a held exchange, of which they saw a revision. */
export class HeldChange {
  readonly #id: string;
  readonly #seen: number | undefined;
  readonly #quarantine: Quarantine;
  #fault: HeldRefusal | undefined;

  constructor(id: string, seen: number | undefined, quarantine: Quarantine) {
    this.#id = id;
    this.#seen = seen;
    this.#quarantine = quarantine;
  }

  /** Changes it as decided, unless the decision refuses, or it was changed since it was seen. */
  decided(decide: (exchange: HeldExchange) => HeldDecision) {
    return this.#quarantine.change(this.#id, (exchange) => {
      const decision = decide(exchange);
      this.#fault = decision.outcome === "refused" ? decision.code : this.#changedSince(exchange);
      return this.#fault === undefined && decision.outcome === "done" ? decision.exchange : undefined;
    });
  }

  /** The quarantine for one change by other hands: what `fault` names a reason for is left as it is. */
  guarded(fault: (exchange: HeldExchange) => HeldRefusal | undefined): Quarantine {
    return {
      ...this.#quarantine,
      change: (id, decide) =>
        this.#quarantine.change(id, (exchange) => {
          this.#fault = fault(exchange) ?? this.#changedSince(exchange);
          return this.#fault === undefined ? decide(exchange) : undefined;
        }),
    };
  }

  /** Why it was not changed. */
  refusal(exchange: HeldExchange | undefined): Refused {
    return exchange
      ? leftAs(this.#fault ?? "exchange-not-held", exchange)
      : refused("exchange-unknown", this.#id);
  }

  #changedSince({ revision }: HeldExchange): HeldRefusal | undefined {
    return this.#seen !== undefined && revision !== this.#seen ? "changed-meanwhile" : undefined;
  }
}
