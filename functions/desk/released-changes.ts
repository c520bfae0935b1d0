import type { Release } from "../../schemas/release.ts";
import type { Changed } from "./changes.ts";

type ReleasedChange = Pick<Changed, "at" | "code" | "flow" | "versions">;

/** What of a flow is otherwise in a release than in the one before. */
function flowChanges(flow: string, before: Release, after: Release): readonly ReleasedChange[] {
  const [was, is] = [before.flows[flow], after.flows[flow]];
  const one = (code: ReleasedChange["code"]) => ({ at: after.at, code, flow, versions: null });
  if (!was) return [one("flow-added")];
  if (!is) return [one("flow-removed")];
  const contract =
    was.contractVersion === is.contractVersion
      ? was.contract === is.contract
        ? []
        : [one("contract-changed")]
      : [
          {
            ...one("contract-version"),
            versions: { from: was.contractVersion, to: is.contractVersion },
          },
        ];
  return [...contract, ...(was.settings === is.settings ? [] : [one("flow-settings")])];
}

function between(before: Release, after: Release): readonly ReleasedChange[] {
  const whole = (code: ReleasedChange["code"]) => ({ at: after.at, code, flow: null, versions: null });
  const flows = new Set([...Object.keys(before.flows), ...Object.keys(after.flows)]);
  return [
    ...(before.code === after.code ? [] : [whole("code-deployed")]),
    ...(before.support === after.support ? [] : [whole("team-changed")]),
    ...[...flows].flatMap((flow) => flowChanges(flow, before, after)),
  ];
}

/** What each of some releases changed of the one before it; the first of them is where they start from. */
export function releasedChanges(releases: readonly Release[]): readonly ReleasedChange[] {
  return releases.flatMap((after, index) => {
    const before = releases[index - 1];
    return before ? between(before, after) : [];
  });
}
