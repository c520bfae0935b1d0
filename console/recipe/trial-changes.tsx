import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useWording } from "../language/wording.ts";
import { Failure } from "../shell/failure.tsx";
import { Listing } from "../shell/listing.tsx";
import { type Trial, useTrialChanges } from "./recipe-trial.ts";
import { trialWording } from "./trial-wording.ts";

/** What would change in some of the exchanges: place, before and after. */
export function TrialChanges({ trial }: { readonly trial: Trial }) {
  const say = useWording(trialWording);
  const { data, error } = useTrialChanges(trial);
  const textOf = (value: unknown) =>
    value === undefined ? (
      <Box color="text-body-secondary">{say("nothing")}</Box>
    ) : (
      <Box variant="code">{JSON.stringify(value)}</Box>
    );
  return (
    <SpaceBetween size="l">
      {error ? <Failure error={error} /> : null}
      {(data?.answer.items ?? []).map(({ id, changed, changedTotal }) => (
        <Listing
          key={id}
          items={changed}
          keyOf={({ place }) => place}
          label={say("change", { id })}
          empty={say("noChange")}
          header={
            <Header variant="h3" counter={`(${changedTotal})`}>
              {say("change", { id })}
            </Header>
          }
          footer={
            changedTotal > changed.length ? say("more", { count: changedTotal - changed.length }) : null
          }
          columns={[
            { id: "place", header: say("place"), cell: ({ place }) => place },
            { id: "before", header: say("before"), cell: ({ before }) => textOf(before) },
            { id: "after", header: say("after"), cell: ({ after }) => textOf(after) },
          ]}
        />
      ))}
    </SpaceBetween>
  );
}
