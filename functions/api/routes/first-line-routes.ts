import { correctFields, FIELDS_SHOWN, showFields } from "../../../schemas/api/first-line-operations.ts";
import type { Finding } from "../../../schemas/finding.ts";
import { check } from "../../gate/examine.ts";
import { pointer } from "../../gate/formats/pointer.ts";
import { editFaults } from "../../payload/edit-faults.ts";
import { withValues } from "../../gate/formats/json-fields.ts";
import { currentVersion } from "../../quarantine/correction.ts";
import { done, refused } from "../answered.ts";
import { offeredFields } from "../documents/offered-fields.ts";
import { inReach } from "../held-change.ts";
import { route } from "../route.ts";
import { saveText } from "../save-text.ts";

const NOT_OFFERED = "is no field that the first line may change: choose among those that are shown";

/** Findings as faults of the fields that are sent; they hold no values. */
const faultsBy = (findings: readonly Finding[]) =>
  findings.map(({ path, code, expected }) => ({
    place: path,
    fault: expected === null ? code : `${code}: ${expected}`,
  }));

export const firstLineRoutes = [
  route(showFields, async ({ parameters: { id }, reach }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const { exchange } = found;
    const offered = await offeredFields(exchange, desk);
    if ("outcome" in offered) return offered;
    const checked = check(offered.newest.bytes, offered.flow.contract, offered.decode);
    const { findings } = checked.verdict === "valid" ? checked.notes : checked;
    const fields = offered.fields
      .map(({ place, path, value }) => {
        const shown = pointer(path);
        return { place, value, findings: findings.filter((one) => one.path === shown) };
      })
      .sort((one, other) => Number(other.findings.length > 0) - Number(one.findings.length > 0));
    const { revision, contentHash, corrections } = exchange;
    return done(
      {
        id,
        version: currentVersion(exchange),
        fields: fields.slice(0, FIELDS_SHOWN),
        fieldsTotal: fields.length,
      },
      revision,
      { from: revision, hashTo: corrections.at(-1)?.hash ?? contentHash },
    );
  }),

  route(correctFields, async ({ parameters: { id }, body: asked, reach, by, at, seen }, desk) => {
    const found = await inReach(id, reach, desk);
    if ("outcome" in found) return found;
    const offered = await offeredFields(found.exchange, desk);
    if ("outcome" in offered) return offered;
    const { flow, decode, came, newest } = offered;
    const known = new Map(offered.fields.map((field) => [field.place, field]));
    const changes = asked.fields.flatMap(({ place, value }) => {
      const field = known.get(place);
      return field ? [{ field, value }] : [];
    });
    const beyond = asked.fields.filter(({ place }) => !known.has(place));
    if (beyond.length > 0) {
      const faults = beyond.map(({ place }) => ({ place, fault: NOT_OFFERED }));
      return { ...refused("field-beyond-first-line", id), faults };
    }
    const bytes = Buffer.from(withValues(newest.bytes.toString(), changes));
    const latest = found.exchange.corrections.at(-1);
    // Else this would be a replay of anything; what one has saved oneself may be sent after all.
    if (bytes.equals(newest.bytes) && latest?.by !== by) return refused("fields-unchanged", id);
    const checked = check(bytes, flow.contract, decode);
    if (checked.verdict === "invalid")
      return { ...refused("fields-still-refused", id), faults: faultsBy(checked.findings) };
    const faults = editFaults(decode(came.bytes), decode(bytes), flow.editable);
    if (faults.length > 0) return { ...refused("field-not-editable", id), faults };
    return saveText(
      {
        exchange: found.exchange,
        bytes,
        checked,
        came,
        attributes: offered.attributes,
        isSensitive: flow.sensitive,
        replay: asked.replay,
        why: asked.why,
      },
      { by, at, seen },
      desk,
    );
  }),
];
