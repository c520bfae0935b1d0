import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWording } from "../language/wording.ts";
import { Absences } from "./absences.tsx";
import { CoverageHoles } from "./coverage-holes.tsx";
import { DutyNow } from "./duty-now.tsx";
import { DutyWeek } from "./duty-week.tsx";
import { teamWording } from "./team-wording.ts";

/** The team that stands by a client: now and this week, who is away, and where nobody is. */
export function TeamPage() {
  const say = useWording(teamWording);
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{say("title")}</Header>
      <DutyNow />
      <DutyWeek />
      <Absences />
      <CoverageHoles />
    </SpaceBetween>
  );
}
