import {
  checkPayload,
  discardHeld,
  listHeld,
  replayHeld,
  showHeld,
  showPayload,
} from "../../../schemas/api/quarantine-operations.ts";
import type { HeldExchange } from "../../../schemas/held-exchange.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import { check } from "../../gate/examine.ts";
import { carried } from "../../payload/carried.ts";
import { edited } from "../../payload/edited.ts";
import { heldPlace } from "../../order/place.ts";
import { leaveLine } from "../../order/turn.ts";
import { currentVersion, releaseFault } from "../../quarantine/correction.ts";
import { expiry, isSettled } from "../../quarantine/expiry.ts";
import { discarded } from "../../quarantine/life.ts";
import { isCorrectionInvalid } from "../../replay/invalid-correction.ts";
import { startReplay } from "../../replay/start-replay.ts";
import { done, raisedTo, refused } from "../answered.ts";
import type { Desk } from "../desk.ts";
import { listedHeld } from "../documents/listed-held.ts";
import { maskedContent } from "../documents/masked-content.ts";
import { withoutKeys } from "../documents/masked-keys.ts";
import { notEncodable } from "../documents/not-encodable.ts";
import { shownPayload } from "../documents/shown-payload.ts";
import { HeldChange, inReach } from "../held-change.ts";
import { route } from "../route.ts";

/** Whether more exchanges are acted on in one go than somebody may who is no lead. */
function isTooMany({ together }: { readonly together: number }, isLead: boolean, { client }: Desk): boolean {
  return !isLead && together > client.desk.bulkWithoutLead;
}

/** The first that waits in the line of an exchange which waits for its turn; null where it is the first itself. */
async function waitsFor(exchange: HeldExchange, { lines }: Desk): Promise<string | null> {
  const place = exchange.state === "held" && exchange.reason === "behind" ? heldPlace(exchange) : undefined;
  const first = place && (await lines.first(place));
  return first && first.id !== exchange.id ? first.id : null;
}

export const quarantineRoutes = [
  route(listHeld, async (call, desk) => {
    const page = await listedHeld(call, desk);
    return "outcome" in page ? page : done(page);
  }),

  route(showHeld, async ({ parameters: { id }, reach, sees }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const { exchange } = found;
    const { retention, zone } = desk.client;
    const expiresAt = isSettled(exchange) ? offsetTime(expiry(exchange, retention.settled), zone) : null;
    const shown = { ...withoutKeys(exchange, desk.client, sees), expiresAt };
    return done({ ...shown, waitsFor: await waitsFor(exchange, desk) }, exchange.revision);
  }),

  route(showPayload, async ({ parameters: { id }, query: { version }, reach, sees }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const { exchange } = found;
    const { revision, contentHash, corrections } = exchange;
    const correction = corrections.find((one) => one.version === version)?.hash;
    if (version > 0 && correction === undefined) return refused("payload-expired", id);
    const content = await desk.quarantine.content(id, correction);
    if (!content) return refused("payload-expired", id);
    const flow = desk.client.flows[exchange.flow];
    const isSeen = sees(exchange.flow);
    const shown = isSeen
      ? shownPayload(content, exchange, flow)
      : await maskedContent(content, exchange, flow);
    const changed = { from: revision, hashTo: correction ?? contentHash };
    return done({ ...shown, masked: !isSeen }, revision, changed);
  }),

  route(checkPayload, async ({ parameters: { id }, reach, body }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const flow = desk.client.flows[found.exchange.flow];
    if (!flow) return refused("exchange-unknown", id);
    const content = await desk.quarantine.content(id);
    if (!content) return refused("payload-expired", id);
    const { format } = flow.contract;
    const text = edited(body, carried(content, flow, found.exchange.transferEncoding), format);
    if (text.outcome === "not-text") return refused("payload-not-text", id);
    if (text.outcome === "unknown-character")
      return done({ verdict: "invalid" as const, findings: [notEncodable(text)], findingsTotal: 1 });
    const checked = check(text.bytes, flow.contract, await format.open());
    const { findings, total } = checked.verdict === "valid" ? checked.notes : checked;
    return done({ verdict: checked.verdict, findings: [...findings], findingsTotal: total });
  }),

  route(replayHeld, async ({ parameters: { id }, query, reach, leads, by, at, seen }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    if (isTooMany(query, leads(found.exchange.flow), desk)) return refused("bulk-needs-lead");
    const isRefused = await isCorrectionInvalid(found.exchange, desk.client, desk.quarantine);
    const isSensitive = desk.client.flows[found.exchange.flow]?.sensitive ?? false;
    const version = currentVersion(found.exchange);
    const change = new HeldChange(id, seen, desk.quarantine);
    const quarantine = change.guarded((held) => {
      const fault = releaseFault(held, "replay", isSensitive, { by, at });
      if (fault !== undefined) return fault;
      if (currentVersion(held) !== version) return "changed-meanwhile";
      return isRefused ? "correction-invalid" : undefined;
    });
    const ports = { quarantine, replayQueue: desk.replayQueue };
    const started = await startReplay(id, desk.newId(), { by, at }, ports);
    if (started.outcome !== "replaying") return change.refusal(await desk.quarantine.find(id));
    const answer = { id, outcome: "replaying" as const, replayId: started.replayId };
    return done(answer, undefined, raisedTo(started.revision));
  }),

  route(
    discardHeld,
    async ({ parameters: { id }, query, reach, leads, by, at, seen, body: { why } }, desk) => {
      const found = await inReach(id, reach, desk);
      if ("outcome" in found) return found;
      if (isTooMany(query, leads(found.exchange.flow), desk)) return refused("bulk-needs-lead");
      const change = new HeldChange(id, seen, desk.quarantine);
      const { changed, exchange } = await change
        .guarded((held) => releaseFault(held, "discard", false, { by, at }))
        .change(id, (held) => discarded(held, { by, at, note: why }));
      if (!changed || !exchange) return change.refusal(exchange);
      const place = heldPlace(exchange);
      if (place) await leaveLine(place, { sequence: null, isForwarded: false }, at, desk);
      return done({ id, outcome: "discarded" as const }, undefined, raisedTo(exchange.revision));
    },
  ),
];
