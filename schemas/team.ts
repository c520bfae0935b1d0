import * as z from "zod";
import { ConfigurationError, faultLines } from "./configuration-error.ts";
import { configurationWording } from "./configuration-wording.ts";
import { OnCall } from "./on-call.ts";
import { Person, PersonId } from "./person.ts";
import { sharedAddresses } from "./shared-addresses.ts";

/** Every place of a rota that names people. */
function rotaPlaces({
  rotation,
  weeks,
}: OnCall): readonly (readonly [readonly string[], readonly string[]])[] {
  return [
    ...(rotation ? [[["rotation", "people"], rotation.people] as const] : []),
    ...Object.entries(weeks).map(([week, people]) => [["weeks", week], people] as const),
  ];
}

/** The support team of an integrator: its people, and who of them is on call; once for all clients. */
export const Team = z
  .strictObject({
    people: z.record(PersonId, Person),
    onCall: OnCall.optional().meta({ description: "Left out where nobody is called outside duty hours." }),
  })
  .superRefine(({ people, onCall }, context) => {
    for (const { path, message } of sharedAddresses(people)) {
      context.addIssue({ code: "custom", path: ["people", ...path], message });
    }
    for (const [path, ids] of onCall ? rotaPlaces(onCall) : []) {
      for (const [index, id] of ids.entries()) {
        const at = ["onCall", ...path, index];
        const known = Object.keys(people).join(", ");
        if (!people[id]) {
          const message = `names "${id}", who is not among the people (${known}): correct it or add the person`;
          context.addIssue({ code: "custom", path: at, message });
        } else if (!people[id].phone) {
          const message = `names "${id}", who has no phone: give people.${id}.phone, or take the person off call`;
          context.addIssue({ code: "custom", path: at, message });
        }
      }
    }
  });
/** A team as `team/team.ts` writes it. */
export type TeamInput = z.input<typeof Team>;
export type Team = z.output<typeof Team>;

/** A team's configuration that cannot serve; the message lists each place and its mend. */
class TeamConfigurationError extends ConfigurationError {
  override readonly name = "TeamConfigurationError";
}

/**
 * Checks a team's configuration and fills in the defaults.
 *
 * @throws {TeamConfigurationError} naming each place that is wrong and its mend
 */
export function defineTeam(input: TeamInput): Team {
  const team = Team.safeParse(input, { error: configurationWording });
  if (team.success) return team.data;
  throw new TeamConfigurationError(
    `the team cannot be used as configured:\n${faultLines(team.error, "team")}`,
  );
}
