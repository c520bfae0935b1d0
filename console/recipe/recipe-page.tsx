import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import type * as z from "zod";
import { useSearch } from "wouter";
import { showFlow } from "../../schemas/api/flow-page-operations.ts";
import { startTrial } from "../../schemas/api/recipe-operations.ts";
import { listSignatures } from "../../schemas/api/signature-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { addressOf, filterAt } from "../quarantine/held-filter.ts";
import { SignatureMeaning, useSignatureName } from "../quarantine/signature-meaning.tsx";
import { addresses } from "../shell/addresses.ts";
import { Answer } from "../shell/answer.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Moment } from "../time/moment.tsx";
import { AutomaticRecipe } from "./automatic-recipe.tsx";
import { automaticWording } from "./automatic-wording.ts";
import { RecipeBench } from "./recipe-bench.tsx";
import { placesOf } from "./recipe-places.ts";
import { recipeWording } from "./recipe-wording.ts";
import { type KeptRecipe, useStartingRecipe } from "./starting-recipe.ts";

type ListedSignature = z.input<typeof listSignatures.answer>["items"][number];

/** Who kept the recipe of a failure, when and why. */
function Kept({ kept }: { readonly kept: KeptRecipe | null }) {
  const say = useWording(recipeWording);
  if (!kept) return <>{say("noneKept")}</>;
  return (
    <>
      {say("keptBy", { by: kept.by })}, <Moment at={kept.savedAt} />
      <Box variant="small" display="block">
        {kept.why}
      </Box>
    </>
  );
}

/** The recipe of a failure that is known, below what the failure means. */
function RecipeOf({ cause }: { readonly cause: ListedSignature }) {
  const say = useWording(recipeWording);
  const sayAutomatic = useWording(automaticWording);
  const { flow, signature, faults, held } = cause;
  const starting = useStartingRecipe(cause);
  const shown = useRead(showFlow, { parameters: { flow }, query: {} });
  const [saved, setSaved] = useState<KeptRecipe>();
  return (
    <Answer asked={starting}>
      {({ kept: first, proposed }) => {
        const kept = saved ?? first;
        return (
          <SpaceBetween size="l">
            <Container>
              <KeyValuePairs
                columns={3}
                items={[
                  { label: say("meaning"), value: <SignatureMeaning faults={faults} /> },
                  { label: say("waiting"), value: held },
                  { label: say("kept"), value: <Kept kept={kept} /> },
                  ...(kept
                    ? [
                        {
                          label: sayAutomatic("label"),
                          value: (
                            <AutomaticRecipe
                              kept={kept}
                              changed={(automatic) => setSaved({ ...kept, automatic })}
                            />
                          ),
                        },
                      ]
                    : []),
                ]}
              />
            </Container>
            <Answer asked={shown}>
              {({ answer: { editable } }) => (
                <RecipeBench
                  of={{ flow, signature }}
                  kept={kept}
                  proposed={proposed}
                  places={placesOf(faults, editable)}
                  saved={setSaved}
                />
              )}
            </Answer>
          </SpaceBetween>
        );
      }}
    </Answer>
  );
}

/** A recipe for the failure that the address names: written, tried on all that is held for it, and kept. */
export function RecipePage() {
  const say = useWording(recipeWording);
  const desk = useDesk();
  const nameOf = useSignatureName();
  const { flow = "", signature = "" } = filterAt(useSearch());
  const isForThem = desk.may(startTrial, [flow]);
  const causes = useRead(listSignatures, { parameters: {}, query: { flow, signature } });
  if (!isForThem) return <Alert type="info">{say("nobody")}</Alert>;
  return (
    <Answer asked={causes}>
      {({ answer: { items } }) => {
        const [cause] = items;
        return (
          <SpaceBetween size="l">
            <Header
              variant="h1"
              actions={
                <PageLink to={`${addresses.quarantine(desk.client.id)}${addressOf({ flow, signature })}`}>
                  {say("exchanges")}
                </PageLink>
              }
              {...(cause ? { description: say("ofCause", { cause: nameOf(cause), flow }) } : {})}
            >
              {say("title")}
            </Header>
            {cause ? (
              <RecipeOf key={`${flow} ${signature}`} cause={cause} />
            ) : (
              <Alert type="info">{say("unknown")}</Alert>
            )}
          </SpaceBetween>
        );
      }}
    </Answer>
  );
}
