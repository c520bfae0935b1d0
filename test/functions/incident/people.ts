import type { CalendarInput } from "../../../schemas/calendar.ts";
import { Support } from "../../../schemas/support.ts";
import { defineTeam, type TeamInput } from "../../../schemas/team.ts";
import type * as z from "zod";

type PersonInput = TeamInput["people"][string];

/** Monday to Friday in Paris, from one time of day until another. */
export function weekdays(from: string, until: string): CalendarInput {
  const day: [string, string][] = [[from, until]];
  return { zone: "Europe/Paris", hours: { mon: day, tue: day, wed: day, thu: day, fri: day } };
}

/** A consultant of technical matters with office hours, but for what is said. */
export function person(id: string, settings: Partial<PersonInput> = {}): PersonInput {
  return {
    name: id,
    language: "en",
    email: `${id}@example.com`,
    competences: ["technical"],
    level: "consultant",
    duty: weekdays("09:00", "17:00"),
    ...settings,
  };
}

/** A client served by everybody of a team. */
export function support(
  people: Readonly<Record<string, Partial<PersonInput>>>,
  { onCall, ...rest }: Partial<z.input<typeof Support>> & { readonly onCall?: TeamInput["onCall"] } = {},
): Support {
  const team = defineTeam({
    people: Object.fromEntries(
      Object.entries(people).map(([id, settings], index) => {
        const phone = `+3363998${String(index).padStart(4, "0")}`;
        return [id, person(id, { phone, ...settings })];
      }),
    ),
    onCall,
  });
  return Support.parse({ team, people: Object.keys(people), ...rest });
}
