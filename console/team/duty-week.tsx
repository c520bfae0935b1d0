import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { Temporal } from "temporal-polyfill";
import { showDuty } from "../../schemas/api/duty-operations.ts";
import { showReachability } from "../../schemas/api/subscription-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { Answer } from "../shell/answer.tsx";
import { Listing } from "../shell/listing.tsx";
import { Moment } from "../time/moment.tsx";
import { useZone } from "../time/zone.tsx";
import { dutyOfDay } from "./duty-of-day.ts";
import { levelWording, teamWording } from "./team-wording.ts";

/** Whether somebody can be told by each of their ways, as SNS has it. */
function Ways({ person }: { readonly person: string }) {
  const say = useWording(teamWording);
  const { data } = useRead(showReachability, { parameters: {}, query: {} });
  const ways = data?.answer.items.find((one) => one.person === person)?.ways ?? [];
  return (
    <SpaceBetween size="xxs">
      {ways.map(({ protocol, isConfirmed }) => (
        <StatusIndicator key={protocol} type={isConfirmed ? "success" : "error"} wrapText={false}>
          {say(isConfirmed ? protocol : protocol === "email" ? "emailMissing" : "smsMissing")}
        </StatusIndicator>
      ))}
    </SpaceBetween>
  );
}

/** Who is on duty and on call this week, and whether they can be told. */
export function DutyWeek() {
  const say = useWording(teamWording);
  const sayLevel = useWording(levelWording);
  const { language } = useLanguage();
  const zone = useZone();
  const duty = useRead(showDuty, { parameters: {}, query: {} });
  const dayName = (day: string) =>
    Temporal.PlainDate.from(day).toLocaleString(language, { weekday: "short", day: "numeric" });
  return (
    <Answer asked={duty}>
      {({ answer: { days, people, onCall } }) => (
        <SpaceBetween size="l">
          <Listing
            items={people}
            keyOf={({ person }) => person}
            label={say("week")}
            empty={say("noTeam")}
            header={
              <Header variant="h2" description={say("weekHint")}>
                {say("week")}
              </Header>
            }
            columns={[
              { id: "person", header: say("person"), cell: ({ name }) => name },
              { id: "level", header: say("level"), cell: ({ level }) => sayLevel(level) },
              ...days.map((day) => ({
                id: day,
                header: dayName(day),
                cell: ({ stretches }: (typeof people)[number]) =>
                  dutyOfDay(stretches, day, zone).join(", ") || "–",
              })),
              { id: "reached", header: say("reached"), cell: ({ person }) => <Ways person={person} /> },
            ]}
          />
          <Listing
            items={onCall}
            keyOf={({ from }) => from}
            label={say("onCall")}
            empty={say("noOnCall")}
            header={<Header variant="h2">{say("onCall")}</Header>}
            columns={[
              {
                id: "who",
                header: say("who"),
                cell: ({ people: called }) =>
                  called.length === 0 ? say("nobody") : called.map(({ name }) => name).join(", "),
              },
              { id: "from", header: say("from"), cell: ({ from }) => <Moment at={from} /> },
              { id: "until", header: say("until"), cell: ({ until }) => <Moment at={until} /> },
            ]}
          />
        </SpaceBetween>
      )}
    </Answer>
  );
}
