import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { Temporal } from "temporal-polyfill";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { useIsNarrow } from "../shell/narrow.ts";
import { useNow } from "./now.tsx";
import { timeWording } from "./time-wording.ts";
import { shortLength } from "./wall-time.ts";

const SOON_MINUTES = 30;

/** How long there is until a time, or since when it has passed; nothing is a dash. */
export function Countdown({ until }: { readonly until: string | null }) {
  const say = useWording(timeWording);
  const { language } = useLanguage();
  const now = useNow();
  const isNarrow = useIsNarrow();
  if (until === null) return <>–</>;
  const minutes = now.until(Temporal.Instant.from(until)).total("minutes");
  const length = shortLength(minutes, language);
  if (minutes < 0)
    return (
      <StatusIndicator type="error" wrapText={isNarrow}>
        {say("overdue", { length })}
      </StatusIndicator>
    );
  return (
    <StatusIndicator type={minutes < SOON_MINUTES ? "warning" : "pending"} wrapText={isNarrow}>
      {say("left", { length })}
    </StatusIndicator>
  );
}
