import * as z from "zod";
import { Level, PersonId } from "../person.ts";
import { EVERYBODY } from "./access.ts";
import { NO_BODY, NO_PARAMETERS, operation } from "./operation.ts";
import { ShownTime } from "./shown-time.ts";

const Stretch = z.object({ from: ShownTime, until: ShownTime });

/** Tells who is on duty and on call, day by day. */
export const showDuty = operation({
  id: "showDuty",
  method: "get",
  path: "/duty",
  summary: "Tell when each person is on duty, and who is on call, from the beginning of a day on",
  description: "Absences are taken out; times are of the client's zone.",
  tag: "Team",
  roles: EVERYBODY,
  concerns: "any",
  parameters: NO_PARAMETERS,
  query: z.strictObject({
    from: z.iso.date().optional().meta({ description: "A day; Monday of this week where it is not said." }),
    days: z.coerce.number().int().min(1).max(31).default(7),
  }),
  body: NO_BODY,
  answer: z.object({
    days: z.array(z.iso.date()),
    people: z.array(
      z.object({ person: PersonId, name: z.string(), level: Level, stretches: z.array(Stretch) }),
    ),
    onCall: z.array(Stretch.extend({ people: z.array(z.object({ person: z.string(), name: z.string() })) })),
  }),
  problems: ["support-missing"],
});
