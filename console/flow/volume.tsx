import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SegmentedControl from "@cloudscape-design/components/segmented-control";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { Temporal } from "temporal-polyfill";
import { showPulses } from "../../schemas/api/flow-operations.ts";
import type { FlowDocument } from "../../schemas/api/flow-page-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { LazyPulses } from "../pulses/lazy-pulses.tsx";
import { pulsePoints, shareHeld } from "../pulses/pulse-points.ts";
import { useNow } from "../time/now.tsx";
import { useZone } from "../time/zone.tsx";
import { flowWording } from "./flow-wording.ts";
import { type Period, PERIODS, perHour, stretchOf } from "./shown-period.ts";

/** What moved on a flow against what is expected of it, and what share of it was held. */
export function Volume({ flow: { flow, expectation } }: { readonly flow: FlowDocument }) {
  const say = useWording(flowWording);
  const { language } = useLanguage();
  const zone = useZone();
  const [period, setPeriod] = useState<Period>("day");
  const stretch = stretchOf(period, useNow());
  const { data } = useRead(showPulses, { parameters: { flow }, query: { ...stretch, step: "hour" } });
  const share = shareHeld(pulsePoints(data?.answer.items ?? [], { ...stretch, step: "hour", zone }));
  const limits = (expectation?.volume ?? []).flatMap(({ per, minimum, maximum }) => {
    const minutes = Temporal.Duration.from(per).total("minutes");
    return [
      ...(minimum === null ? [] : [{ count: perHour(minimum, minutes), text: say("atLeast") }]),
      ...(maximum === null ? [] : [{ count: perHour(maximum, minutes), text: say("atMost") }]),
    ];
  });
  const sum = (name: "turnedAway" | "behind") =>
    (data?.answer.items ?? []).reduce((total, counts) => total + (counts[name] ?? 0), 0);
  const aside = (["turnedAway", "behind"] as const).flatMap((name) =>
    sum(name) > 0 ? [say(name, { count: sum(name) })] : [],
  );
  const percent = (value: number) =>
    value.toLocaleString(language, { style: "percent", maximumFractionDigits: 1 });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={[
            ...(share === undefined ? [] : [say("share", { share: percent(share) })]),
            ...aside,
          ].join(" · ")}
          actions={
            <SegmentedControl
              label={say("period")}
              selectedId={period}
              options={PERIODS.map((id) => ({ id, text: say(id) }))}
              onChange={({ detail }) => setPeriod(PERIODS.find((id) => id === detail.selectedId) ?? "day")}
            />
          }
        >
          {say("volume")}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <LazyPulses flow={flow} {...stretch} limits={limits} />
      </SpaceBetween>
    </Container>
  );
}
