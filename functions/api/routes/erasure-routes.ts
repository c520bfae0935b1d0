import { eraseKey } from "../../../schemas/api/erasure-operations.ts";
import { eraseForwarded } from "../../archive/erase.ts";
import { erasureFault } from "../../quarantine/erasure.ts";
import { done, refused } from "../answered.ts";
import { route } from "../route.ts";

export const erasureRoutes = [
  route(
    eraseKey,
    async ({ body: { businessKey, flow }, reach, at }, { client, quarantine, journal, archive, lines }) => {
      if (flow === undefined ? !reach.all : !reach.has(flow))
        return refused("role-insufficient", flow ?? "all");
      if (flow !== undefined && !Object.hasOwn(client.flows, flow)) return refused("flow-unknown", flow);
      const known = await Array.fromAsync(quarantine.ofBusinessKey(businessKey));
      const concerned = known.filter((exchange) => flow === undefined || exchange.flow === flow);
      const fault = erasureFault(concerned, at);
      if (fault) return refused(fault.code, fault.id);
      let held = 0;
      for (const { id } of concerned) {
        const outcome = await quarantine.erase(id, at);
        if (outcome === "open") return refused("erasure-held", id);
        if (outcome === "unsettled") return refused("erasure-unsettled", id);
        if (outcome === "erased") held += 1;
      }
      let forwarded = 0;
      for (const one of flow === undefined ? Object.keys(client.flows) : [flow])
        forwarded += await eraseForwarded(one, businessKey, { archive, journal, lines });
      return done({ held, forwarded });
    },
  ),
];
