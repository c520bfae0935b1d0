import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { lazy, Suspense } from "react";
import type { PulsesProps } from "./pulses.tsx";

const Pulses = lazy(async () => ({ default: (await import("./pulses.tsx")).Pulses }));

/** What moved on a flow as a chart, which is loaded where one is shown. */
export function LazyPulses(props: PulsesProps) {
  return (
    <Suspense fallback={<StatusIndicator type="loading" />}>
      <Pulses {...props} />
    </Suspense>
  );
}
