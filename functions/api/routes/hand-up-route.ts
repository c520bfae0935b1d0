import { handUpHeld } from "../../../schemas/api/hand-up-operation.ts";
import { handUp } from "../../desk/hand-up.ts";
import { done, raisedTo, refused } from "../answered.ts";
import { listed } from "../documents/incident-document.ts";
import { inReach } from "../held-change.ts";
import { route } from "../route.ts";

export const handUpRoute = route(
  handUpHeld,
  async ({ parameters: { id }, body: { tried }, reach, by, at, drawn }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const { exchange } = found;
    if (exchange.state !== "held") return refused("exchange-not-held", `${id}: ${exchange.state}`);
    const handed = await handUp({ exchange, note: tried }, Number(drawn), { by, at }, desk);
    const { outcome, incident } = handed;
    return done(
      { outcome, incident: listed(incident, desk.client, at) },
      undefined,
      raisedTo(incident.revision),
    );
  },
);
