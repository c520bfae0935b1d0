import * as z from "zod";
import type { WatchMode } from "../../schemas/expectation.ts";
import { WatchOverride } from "../../schemas/plan.ts";
import { CommandFailure } from "../failure.ts";
import { supportOf } from "../supported.ts";
import { enter, enteredBy, entering, usable } from "./enter.ts";

/** Of what the stalls are to call somebody or not, and why. */
export interface ModeRequest {
  readonly name: string;
  readonly application: boolean;
  readonly mode: WatchMode;
  readonly why: string;
}

/** Makes a flow or an application live, or lets it observe, in place of what configuration says. */
export async function setWatchMode(
  { name, application, mode, why }: ModeRequest,
  person: string | undefined,
): Promise<z.input<typeof WatchOverride>> {
  const now = await entering(person);
  const { client, watch } = now;
  if (application ? !client.applications[name] : !client.flows[name])
    throw new CommandFailure(application ? "application-unknown" : "flow-unknown", name);
  if (mode === "live") supportOf(client);
  const id = `${application ? "application" : "flow"}/${name}`;
  const { overrides } = await watch.plans.read();
  const revision = overrides.find((override) => override.id === id)?.revision ?? 0;
  const input = { kind: "watch", ...enteredBy(now), id, revision, mode, why };
  const item = usable(WatchOverride, input, "changed-meanwhile");
  return z.encode(WatchOverride, await enter(item, { subject: id, action: `watch ${mode}`, why }, now));
}
