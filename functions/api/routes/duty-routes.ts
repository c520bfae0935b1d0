import { Temporal } from "temporal-polyfill";
import { showDuty } from "../../../schemas/api/duty-operations.ts";
import { offsetTime } from "../../../schemas/offset-time.ts";
import { memberNamed } from "../../../schemas/support.ts";
import { dutyPlan } from "../../incident/duty-plan.ts";
import { done, refused } from "../answered.ts";
import { route } from "../route.ts";

export const dutyRoutes = [
  route(showDuty, async ({ query, at }, { client: { support, zone, id }, plans }) => {
    if (!support) return refused("support-missing", id);
    const today = at.toZonedDateTimeISO(zone).toPlainDate();
    const first =
      query.from === undefined
        ? today.subtract({ days: today.dayOfWeek - 1 })
        : Temporal.PlainDate.from(query.from);
    const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime(zone).toInstant();
    const days = Array.from({ length: query.days }, (_, index) => first.add({ days: index }));
    const { absences } = await plans.read();
    const [from, until] = [startOf(first), startOf(first.add({ days: query.days }))];
    const plan = dutyPlan({ support, absences, from, until });
    const shown = (stretch: { readonly from: Temporal.Instant; readonly until: Temporal.Instant }) => ({
      from: offsetTime(stretch.from, zone),
      until: offsetTime(stretch.until, zone),
    });
    const nameOf = (person: string) => memberNamed(support, person)?.person.name ?? person;
    return done({
      days: days.map(String),
      people: plan.people.flatMap(({ id: person, stretches }) => {
        const member = memberNamed(support, person)?.person;
        if (!member) return [];
        return [{ person, name: member.name, level: member.level, stretches: stretches.map(shown) }];
      }),
      onCall: plan.onCall.map((one) => ({
        ...shown(one),
        people: one.people.map((person) => ({ person, name: nameOf(person) })),
      })),
    });
  }),
];
