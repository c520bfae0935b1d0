import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { addresses, usePresentClient } from "../shell/addresses.ts";
import { afterKey, NOTHING_PRESSED, type Shortcut } from "./key-presses.ts";
import { moveToRow } from "./rows.ts";
import { ShortcutsHelp } from "./shortcuts-help.tsx";
import { useShortcutsOn } from "./shortcuts-kept.ts";

/** Where keys are typed, or are for what stands open above the page. */
const TYPED_IN = "input, textarea, select, [contenteditable], [role=textbox], [role=dialog], [role=menu]";

/** What pages do for a shortcut while they are shown. */
type Deeds = Map<Shortcut, () => void>;

const Offered = createContext<Deeds>(new Map());
const Help = createContext<() => void>(() => {});

/** Does something for a shortcut while the page is shown; nothing where that cannot be done. */
export function useShortcut(shortcut: Shortcut, deed: (() => void) | undefined): void {
  const deeds = useContext(Offered);
  useEffect(() => {
    if (!deed) return undefined;
    deeds.set(shortcut, deed);
    return () => {
      if (deeds.get(shortcut) === deed) deeds.delete(shortcut);
    };
  }, [deeds, shortcut, deed]);
}

/** Shows the shortcuts, and lets them be turned off. */
export function useShowShortcuts(): () => void {
  return useContext(Help);
}

function isTyped({ target, ctrlKey, metaKey, altKey, defaultPrevented }: KeyboardEvent): boolean {
  const typedIn = target instanceof Element && target.closest(TYPED_IN) !== null;
  return typedIn || ctrlKey || metaKey || altKey || defaultPrevented;
}

/** Listens to keys outside of fields, unless that is turned off. */
export function ShortcutsProvider({ children }: { readonly children: ReactNode }) {
  const [isOn] = useShortcutsOn();
  const [isShown, setShown] = useState(false);
  const [deeds] = useState<Deeds>(() => new Map());
  const pressed = useRef(NOTHING_PRESSED);
  const [, navigate] = useLocation();
  const present = usePresentClient();
  useEffect(() => {
    if (!isOn) return undefined;
    const does: Readonly<Record<Shortcut, () => void>> = {
      help: () => setShown(true),
      overview: () => navigate(addresses.overview),
      incidents: () => (present === undefined ? undefined : navigate(addresses.incidents(present))),
      quarantine: () => (present === undefined ? undefined : navigate(addresses.quarantine(present))),
      search: () => navigate(addresses.search(present)),
      next: () => moveToRow(1),
      previous: () => moveToRow(-1),
      acknowledge: () => deeds.get("acknowledge")?.(),
    };
    const listen = (event: KeyboardEvent) => {
      if (isTyped(event)) return;
      const { pressed: next, shortcut } = afterKey(pressed.current, event.key, event.timeStamp);
      pressed.current = next;
      if (!shortcut) return;
      event.preventDefault();
      does[shortcut]();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [isOn, navigate, present, deeds]);
  return (
    <Offered value={deeds}>
      <Help value={() => setShown(true)}>
        {children}
        {isShown ? <ShortcutsHelp close={() => setShown(false)} /> : null}
      </Help>
    </Offered>
  );
}
