import StatusIndicator, { type StatusIndicatorProps } from "@cloudscape-design/components/status-indicator";
import type { Candidate } from "../../schemas/api/incident-context-operations.ts";
import { useWording } from "../language/wording.ts";
import { Moment } from "../time/moment.tsx";
import { availabilityWording } from "./candidate-wording.ts";
import { incidentPageWording } from "./incident-page-wording.ts";

const TYPES: Readonly<Record<Candidate["availability"], StatusIndicatorProps.Type>> = {
  "on-duty": "success",
  "on-call": "info",
  "off-duty": "stopped",
  absent: "stopped",
};

/** How somebody is there, and when they come where they are not. */
export function Availability({ availability, until }: Pick<Candidate, "availability" | "until">) {
  const say = useWording(incidentPageWording);
  const sayAvailability = useWording(availabilityWording);
  return (
    <StatusIndicator type={TYPES[availability]}>
      {sayAvailability(availability)}
      {until === null ? null : (
        <>
          {", "}
          {say("backAt")} <Moment at={until} />
        </>
      )}
    </StatusIndicator>
  );
}
