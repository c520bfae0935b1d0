import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { suggestRecipes } from "../../schemas/api/recipe-operations.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { Listing } from "../shell/listing.tsx";
import { ApplySuggestion } from "./apply-suggestion.tsx";
import { changesOf, type Suggestion, together } from "./suggested-change.ts";
import { suggestionWording } from "./suggestion-wording.ts";

/** What is proposed for a held exchange, to be applied to it; nothing where nothing is, or for whoever may not. */
export function Suggestions({ exchange }: { readonly exchange: HeldExchange }) {
  const say = useWording(suggestionWording);
  const desk = useDesk();
  const { id, flow, state, corrections } = exchange;
  const version = corrections.at(-1)?.version ?? 0;
  const isForThem = state === "held" && desk.may(suggestRecipes, [flow]);
  const [chosen, setChosen] = useState<Suggestion["recipe"]>();
  // Asked for once, since each look at values is told to the audit trail.
  const { data } = useQuery({
    queryKey: ["suggestions", desk.client.id, id, version],
    queryFn: () => desk.call(suggestRecipes, { parameters: { id }, query: {}, body: undefined }),
    enabled: isForThem,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const items = data?.answer.items ?? [];
  if (!isForThem || items.length === 0) return null;
  const named = items.map((suggestion) => ({
    suggestion,
    key: JSON.stringify(suggestion.recipe),
    changes: changesOf(suggestion.recipe, say),
  }));
  return (
    <>
      <Listing
        items={named}
        keyOf={({ key }) => key}
        label={say("heading")}
        empty={say("none")}
        header={
          <Header
            variant="h2"
            counter={`(${items.length})`}
            description={say("hint")}
            actions={
              new Set(items.map(({ path }) => path)).size > 1 ? (
                <Button onClick={() => setChosen(together(items))}>{say("applyAll")}</Button>
              ) : null
            }
          >
            {say("heading")}
          </Header>
        }
        columns={[
          {
            id: "change",
            header: say("change"),
            cell: ({ changes }) =>
              changes.map((change) => (
                <Box key={change} variant="p" padding="n">
                  {change}
                </Box>
              )),
          },
          {
            id: "verdict",
            header: say("verdict"),
            cell: ({ suggestion: { verdict, findingsTotal } }) =>
              verdict === "valid" ? (
                <StatusIndicator type="success">{say("valid")}</StatusIndicator>
              ) : (
                <StatusIndicator type="warning">{say("invalid", { count: findingsTotal })}</StatusIndicator>
              ),
          },
          {
            id: "act",
            header: say("act"),
            cell: ({ suggestion: { verdict, recipe }, changes }) =>
              verdict === "valid" ? (
                <Button
                  variant="inline-link"
                  ariaLabel={say("applyOne", { change: changes.join("; ") })}
                  onClick={() => setChosen(recipe)}
                >
                  {say("apply")}
                </Button>
              ) : (
                say("notAlone")
              ),
          },
        ]}
      />
      {chosen ? (
        <ApplySuggestion exchange={exchange} recipe={chosen} close={() => setChosen(undefined)} />
      ) : null}
    </>
  );
}
