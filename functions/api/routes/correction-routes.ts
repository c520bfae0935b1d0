import { hash } from "node:crypto";
import {
  approveHeld,
  correctHeld,
  lockHeld,
  unlockHeld,
} from "../../../schemas/api/correction-operations.ts";
import type { Operation } from "../../../schemas/api/operation.ts";
import { check } from "../../gate/examine.ts";
import { carried, inBody } from "../../payload/carried.ts";
import { edited } from "../../payload/edited.ts";
import { editFaults } from "../../payload/edit-faults.ts";
import { approved, saveCorrection } from "../../quarantine/correction.ts";
import { locked, unlocked } from "../../quarantine/edit-lock.ts";
import { done, raisedTo, refused } from "../answered.ts";
import { placeOf } from "../documents/not-encodable.ts";
import { HeldChange, inReach } from "../held-change.ts";
import { route } from "../route.ts";

/** A route that sets or ends a lock. */
const lockRoute = (
  operation: Operation<
    (typeof lockHeld)["parameters"],
    (typeof lockHeld)["query"],
    (typeof lockHeld)["body"],
    (typeof lockHeld)["answer"]
  >,
  decide: typeof locked,
) =>
  route(operation, async ({ parameters: { id }, reach, by, at, seen }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const change = new HeldChange(id, seen, desk.quarantine);
    const { changed, exchange } = await change.decided((held) => decide(held, { by, at }));
    if (!changed || !exchange) return change.refusal(exchange);
    return done({ id, lock: exchange.lock }, exchange.revision, raisedTo(exchange.revision));
  });

export const correctionRoutes = [
  lockRoute(lockHeld, locked),
  lockRoute(unlockHeld, unlocked),

  route(correctHeld, async ({ parameters: { id }, body: asked, reach, by, at, seen }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const flow = desk.client.flows[found.exchange.flow];
    if (!flow) return refused("exchange-unknown", id);
    const original = await desk.quarantine.content(id);
    if (!original) return refused("payload-expired", id);
    const { basedOn, why } = asked;
    const { format } = flow.contract;
    const came = carried(original, flow, found.exchange.transferEncoding);
    const given = edited(asked, came, format);
    if (given.outcome === "not-text" || came.outcome === "broken") return refused("payload-not-text", id);
    if (given.outcome === "unknown-character")
      return { ...refused("text-not-encodable", id), faults: [placeOf(given)] };
    const { bytes } = given;
    const decode = await format.open();
    const faults = bytes.equals(came.bytes)
      ? []
      : editFaults(decode(came.bytes), decode(bytes), flow.editable);
    if (faults.length > 0) return { ...refused("field-not-editable", id), faults };
    const checked = check(bytes, flow.contract, decode);
    const { findings, total } = checked.verdict === "valid" ? checked.notes : checked;
    const { verdict } = checked;
    const text = { hash: hash("sha256", bytes, "hex"), bytes: bytes.length, verdict, findingsTotal: total };
    const change = new HeldChange(id, seen, desk.quarantine);
    const { changed, exchange } = await saveCorrection(
      id,
      { ...text, basedOn, why },
      { body: inBody(bytes, came.transferEncoding), attributes: original.attributes },
      { by, at },
      (decide) => change.decided(decide),
      desk.quarantine,
    );
    const latest = exchange?.corrections.at(-1);
    if (!changed || !latest) return change.refusal(exchange);
    const { version } = latest;
    const before = exchange?.corrections.at(-2)?.hash ?? found.exchange.contentHash;
    const told = { findings: findings.slice(0, 200), findingsTotal: total, waitsForApproval: flow.sensitive };
    const revisions = raisedTo(exchange?.revision ?? 0);
    return done({ id, version, hash: text.hash, verdict, ...told }, exchange?.revision, {
      ...revisions,
      hashFrom: before,
      hashTo: text.hash,
    });
  }),

  route(approveHeld, async ({ parameters: { id }, body: { version }, reach, by, at, seen }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const isSensitive = desk.client.flows[found.exchange.flow]?.sensitive ?? false;
    const change = new HeldChange(id, seen, desk.quarantine);
    const { changed, exchange } = await change.decided((held) =>
      approved(held, version, isSensitive, { by, at }),
    );
    const latest = exchange?.corrections.at(-1);
    if (!changed || !exchange || !latest) return change.refusal(exchange);
    return done({ id, version, approvedBy: by }, exchange.revision, {
      ...raisedTo(exchange.revision),
      hashTo: latest.hash,
    });
  }),
];
