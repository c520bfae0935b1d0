import Alert from "@cloudscape-design/components/alert";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import ProgressBar from "@cloudscape-design/components/progress-bar";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useWording } from "../language/wording.ts";
import type { Trial } from "./recipe-trial.ts";
import { TrialCauses } from "./trial-causes.tsx";
import { TrialChanges } from "./trial-changes.tsx";
import { trialWording } from "./trial-wording.ts";

/** What a recipe would make of all that is held: in one line, then what would remain, and what would change. */
export function TrialResult({
  trial,
  isStale = false,
}: {
  readonly trial: Trial;
  /** Whether the recipe is another one by now. */
  readonly isStale?: boolean;
}) {
  const say = useWording(trialWording);
  const { state, tried, passes, stillFails, refused, remaining } = trial;
  const most = Math.max(trial.matching, tried);
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header variant="h2" description={say("hint")}>
            {say("heading")}
          </Header>
        }
      >
        <SpaceBetween size="s">
          {state === "running" ? (
            <ProgressBar
              value={most === 0 ? 0 : (100 * tried) / most}
              additionalInfo={say("progress", { done: tried, total: most })}
              ariaLabel={say("heading")}
            />
          ) : null}
          {state === "finished" && tried === 0 ? say("none") : null}
          {passes > 0 ? (
            <StatusIndicator type="success">{say("passes", { count: passes })}</StatusIndicator>
          ) : null}
          {stillFails > 0 ? (
            <StatusIndicator type="warning">
              {say("stillFails", { count: stillFails, causes: remaining.length })}
            </StatusIndicator>
          ) : null}
          {refused > 0 ? (
            <StatusIndicator type="error">{say("refused", { count: refused })}</StatusIndicator>
          ) : null}
          {state === "cancelled" ? <StatusIndicator type="stopped">{say("stopped")}</StatusIndicator> : null}
          {isStale ? <Alert type="warning">{say("stale")}</Alert> : null}
        </SpaceBetween>
      </Container>
      <TrialCauses trial={trial} />
      <TrialChanges trial={trial} />
    </SpaceBetween>
  );
}
