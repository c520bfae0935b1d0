import { applyMode, Mode } from "@cloudscape-design/global-styles";
import { useSyncExternalStore } from "react";

/** How the console looks; `system` follows the device. */
export const APPEARANCES = ["system", "light", "dark"] as const;
export type Appearance = (typeof APPEARANCES)[number];

const KEPT_UNDER = "watchdog.appearance";

const device = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

const kept = (): Appearance =>
  APPEARANCES.find((appearance) => appearance === localStorage.getItem(KEPT_UNDER)) ?? "system";

let chosen = kept();

const isDark = () => chosen === "dark" || (chosen === "system" && device.matches);

/** Shows the page as was chosen, and whenever the device changes. */
function apply(): void {
  applyMode(isDark() ? Mode.Dark : Mode.Light);
  for (const listener of listeners) listener();
}
device.addEventListener("change", apply);
apply();

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function choose(appearance: Appearance): void {
  localStorage.setItem(KEPT_UNDER, appearance);
  chosen = appearance;
  apply();
}

/** The appearance that was chosen, and how to choose another; it is kept in the browser. */
export function useAppearance(): readonly [Appearance, (appearance: Appearance) => void] {
  return [useSyncExternalStore(subscribe, () => chosen), choose];
}

/** Whether the page is dark now. */
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}
