import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { lazy, Suspense } from "react";
import type { PayloadEditorProps } from "./payload-editor.tsx";

const Editor = lazy(async () => ({ default: (await import("./payload-editor.tsx")).PayloadEditor }));

/** The editor of payloads, which is loaded where one is shown. */
export function LazyEditor(props: PayloadEditorProps) {
  return (
    <Suspense fallback={<StatusIndicator type="loading" />}>
      <Editor {...props} />
    </Suspense>
  );
}
