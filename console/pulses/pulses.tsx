import MixedLineBarChart, {
  type MixedLineBarChartProps,
} from "@cloudscape-design/components/mixed-line-bar-chart";
import { useMemo } from "react";
import { showPulses } from "../../schemas/api/flow-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { Answer } from "../shell/answer.tsx";
import { useNow } from "../time/now.tsx";
import { wallTime } from "../time/wall-time.ts";
import { useZone } from "../time/zone.tsx";
import { pulsePoints, type PulseStep } from "./pulse-points.ts";
import { pulsesWording } from "./pulses-wording.ts";

const HEIGHT_PX = 240;

/** Which flow to show, and from when until when. */
export interface PulsesProps {
  readonly flow: string;
  readonly from: string;
  readonly until: string;
  readonly step?: PulseStep;
  /** Instants to be marked. */
  readonly marks?: readonly { readonly at: string; readonly text: string }[];
  /** How many exchanges are expected in a step, at least or at most. */
  readonly limits?: readonly { readonly count: number; readonly text: string }[];
}

type Series = MixedLineBarChartProps.ChartSeries<Date>;

/** What came on a flow and what of it was held, as a chart over time. */
export function Pulses({ flow, from, until, step = "hour", marks = [], limits = [] }: PulsesProps) {
  const say = useWording(pulsesWording);
  const { language } = useLanguage();
  const zone = useZone();
  const now = useNow();
  const shown = useRead(showPulses, { parameters: { flow }, query: { from, until, step } });
  const items = shown.data?.answer.items;
  const points = useMemo(
    () => pulsePoints(items ?? [], { from, until, step, zone }),
    [items, from, until, step, zone],
  );
  const [first, last] = [points[0], points.at(-1)];
  const series: Series[] = [
    {
      type: "line",
      title: say("received"),
      data: points.map(({ at, received }) => ({ x: at, y: received })),
    },
    { type: "line", title: say("held"), data: points.map(({ at, held }) => ({ x: at, y: held })) },
    ...limits.map(({ count, text }): Series => ({ type: "threshold", title: text, y: count })),
    ...marks.map(({ at, text }): Series => ({ type: "threshold", title: text, x: new Date(at) })),
  ];
  const most = Math.max(1, ...points.map(({ received, held }) => Math.max(received, held)));
  const top = Math.max(most, ...limits.map(({ count }) => count));
  const timeOf = (at: Date) => wallTime(at.toISOString(), { zone, language, now });
  return (
    <Answer asked={shown}>
      {() => (
        <MixedLineBarChart<Date>
          series={series}
          {...(first && last ? { xDomain: [first.at, last.at] } : {})}
          yDomain={[0, top]}
          xScaleType="time"
          height={HEIGHT_PX}
          hideFilter
          ariaLabel={say("title", { flow })}
          xTitle={say("time")}
          yTitle={say("exchanges")}
          empty={say("none")}
          i18nStrings={{
            xTickFormatter: timeOf,
            yTickFormatter: (count) => (Number.isInteger(count) ? String(count) : ""),
          }}
        />
      )}
    </Answer>
  );
}
