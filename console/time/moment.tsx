import { useLanguage } from "../language/language.tsx";
import { useNow } from "./now.tsx";
import { fullTime, wallTime } from "./wall-time.ts";
import { useZone } from "./zone.tsx";

/** A time, in the client's zone and the user's language; nothing is a dash. */
export function Moment({ at }: { readonly at: string | null | undefined }) {
  const { language } = useLanguage();
  const zone = useZone();
  const now = useNow();
  if (!at) return <>–</>;
  return (
    <time dateTime={at} title={fullTime(at, zone, language)}>
      {wallTime(at, { zone, language, now })}
    </time>
  );
}
