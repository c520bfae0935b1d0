import type { Incident } from "../../schemas/incident.ts";
import type { Role } from "../../schemas/role.ts";
import type { Identity } from "./claims.ts";

/** The flows for which somebody may do something. */
export interface FlowsInReach {
  /** Whether they may do it at all. */
  readonly any: boolean;
  /** Whether they may do it for every flow, and for what belongs to none. */
  readonly all: boolean;
  readonly has: (flow: string) => boolean;
}

/** For which flows a person has one of the roles that an operation asks for. */
export function flowsInReach({ roles }: Identity, asked: readonly Role[]): FlowsInReach {
  const held = roles.filter(({ role }) => asked.includes(role));
  const all = held.some(({ flows }) => flows === "all");
  return {
    any: held.length > 0,
    all,
    has: (flow) => all || held.some(({ flows }) => flows !== "all" && flows.includes(flow)),
  };
}

/** Whether an incident concerns a flow for which the caller may; what concerns none is for who may for all. */
export function concernsReach({ flows }: Pick<Incident, "flows">, reach: FlowsInReach): boolean {
  return reach.all || flows.some(reach.has);
}
