import Flashbar, { type FlashbarProps } from "@cloudscape-design/components/flashbar";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { useWording } from "../language/wording.ts";
import { shellWording } from "./shell-wording.ts";

/** What is told above the page after somebody acted. */
export interface Notice {
  readonly type: "success" | "error" | "info";
  readonly text: string;
}

const MOST_SHOWN = 3;

type Told = Notice & { readonly id: string };

const Tell = createContext<(notice: Notice) => void>(() => {});
const Shown = createContext<{ readonly told: readonly Told[]; readonly dismiss: (id: string) => void }>({
  told: [],
  dismiss: () => {},
});

/** Keeps what is told for all below. */
export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [told, setTold] = useState<readonly Told[]>([]);
  const tell = useCallback((notice: Notice) => {
    setTold((before) => [{ ...notice, id: crypto.randomUUID() }, ...before].slice(0, MOST_SHOWN));
  }, []);
  const dismiss = useCallback((id: string) => setTold((all) => all.filter((one) => one.id !== id)), []);
  return (
    <Tell value={tell}>
      <Shown value={{ told, dismiss }}>{children}</Shown>
    </Tell>
  );
}

/** Tells something above the page. */
export function useTell(): (notice: Notice) => void {
  return useContext(Tell);
}

/** What was told and not dismissed, the newest first. */
export function Notices() {
  const say = useWording(shellWording);
  const { told, dismiss } = useContext(Shown);
  const items = told.map(({ id, type, text }): FlashbarProps.MessageDefinition => ({
    id,
    type,
    content: text,
    dismissible: true,
    dismissLabel: say("dismiss"),
    onDismiss: () => dismiss(id),
  }));
  return <Flashbar items={items} />;
}
