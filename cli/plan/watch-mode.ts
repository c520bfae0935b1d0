import type * as z from "zod";
import { watchApplication, watchFlow } from "../../schemas/api/plan-operations.ts";
import type { WatchMode } from "../../schemas/expectation.ts";
import { apiAccess, ask } from "../desk-api.ts";

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
): Promise<z.input<typeof watchFlow.answer>> {
  const access = await apiAccess(person);
  const asked = { query: {}, body: { mode, why } };
  return application
    ? ask(access, watchApplication, { ...asked, parameters: { application: name } })
    : ask(access, watchFlow, { ...asked, parameters: { flow: name } });
}
