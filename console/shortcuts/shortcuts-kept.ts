import { useSyncExternalStore } from "react";

const KEPT_UNDER = "watchdog.shortcuts";
const OFF = "off";

const listeners = new Set<() => void>();
let isOn = localStorage.getItem(KEPT_UNDER) !== OFF;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function turn(on: boolean): void {
  if (on) localStorage.removeItem(KEPT_UNDER);
  else localStorage.setItem(KEPT_UNDER, OFF);
  isOn = on;
  for (const listener of listeners) listener();
}

/** Whether shortcuts of single keys are on, and how to turn them on or off; it is kept in the browser. */
export function useShortcutsOn(): readonly [boolean, (on: boolean) => void] {
  return [useSyncExternalStore(subscribe, () => isOn), turn];
}
