import { ALWAYS, type Calendar } from "./calendar.ts";
import type { Expectation, WatchMode } from "./expectation.ts";

/** What of a client's configuration its watch depends on. */
interface Watched {
  readonly calendars: Readonly<Record<string, Calendar>>;
  readonly support?: unknown;
  readonly flows: Readonly<Record<string, { readonly expectation: Expectation; readonly watch: WatchMode }>>;
  readonly applications: Readonly<Record<string, { readonly watch: WatchMode }>>;
}

/** A place of the configuration that is wrong, and its mend. */
interface Fault {
  readonly path: readonly string[];
  readonly message: string;
}

/** What cannot be watched as it is configured. */
export function watchFaults({ calendars, support, flows, applications }: Watched): readonly Fault[] {
  const faults: Fault[] = [];
  const known = [ALWAYS, ...Object.keys(calendars)];
  for (const [id, { expectation }] of Object.entries(flows)) {
    if (expectation === "none" || known.includes(expectation.hours)) continue;
    faults.push({
      path: ["flows", id, "expectation", "hours"],
      message: `names "${expectation.hours}", which is not among the calendars (${known.join(", ")}): correct it or add the calendar`,
    });
  }
  if (support) return faults;
  for (const [group, watched] of Object.entries({ flows, applications })) {
    for (const [id, { watch }] of Object.entries(watched)) {
      if (watch !== "live") continue;
      faults.push({
        path: [group, id, "watch"],
        message: "is live, but nobody could be called: give the client its `support`, or let it observe",
      });
    }
  }
  return faults;
}
