import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { discardHeld, replayHeld } from "../../schemas/api/quarantine-operations.ts";
import type { ListedExchange } from "../../schemas/held-exchange.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { Answer } from "../shell/answer.tsx";
import { Listing } from "../shell/listing.tsx";
import { shellWording } from "../shell/shell-wording.ts";
import { useBulkAction } from "./bulk-action.ts";
import { DiscardDialog } from "./discard-dialog.tsx";
import { useHeldColumns } from "./held-columns.tsx";
import { addressOf, filterAt, type HeldFilter, holdsText } from "./held-filter.ts";
import { HeldFilterField } from "./held-filter-field.tsx";
import { useHeldPages } from "./held-pages.ts";
import { quarantineWording } from "./quarantine-wording.ts";

/** What may be done with the chosen exchanges, to whoever may do it. */
function Actions({
  chosen,
  clear,
}: {
  readonly chosen: readonly ListedExchange[];
  readonly clear: () => void;
}) {
  const say = useWording(quarantineWording);
  const { isRunning, replay, discard } = useBulkAction();
  const [isDiscarding, setDiscarding] = useState(false);
  const isIdle = chosen.length === 0 || isRunning;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button disabled={isIdle} onClick={() => setDiscarding(true)}>
        {say("discard")}
      </Button>
      <Button
        variant="primary"
        disabled={isIdle}
        loading={isRunning}
        onClick={() => void replay(chosen).then(clear)}
      >
        {say("replay")}
      </Button>
      {isDiscarding ? (
        <DiscardDialog
          count={chosen.length}
          close={() => setDiscarding(false)}
          discard={(why) => {
            setDiscarding(false);
            void discard(chosen, why).then(clear);
          }}
        />
      ) : null}
    </SpaceBetween>
  );
}

/** The held exchanges of a client: found, sorted, chosen, replayed and discarded. */
export function QuarantinePage() {
  const say = useWording(quarantineWording);
  const sayShell = useWording(shellWording);
  const desk = useDesk();
  const [, navigate] = useLocation();
  const filter = filterAt(useSearch());
  const { text, ...asked } = filter;
  const pages = useHeldPages(asked);
  const [chosen, setChosen] = useState<readonly ListedExchange[]>([]);
  const columns = useHeldColumns(filter);
  const change = (changed: HeldFilter) => {
    setChosen([]);
    navigate(`${addresses.quarantine(desk.client.id)}${addressOf(changed)}`, { replace: true });
  };
  const isHeld = (filter.state ?? "held") === "held";
  const mayAct = isHeld && (desk.may(replayHeld) || desk.may(discardHeld));
  const items = (pages.data?.pages ?? [])
    .flatMap(({ answer }) => answer.items)
    .filter((item) => text === undefined || holdsText(item, text));
  return (
    <Answer asked={pages}>
      {() => (
        <Listing<ListedExchange>
          variant="full-page"
          items={items}
          columns={columns}
          keyOf={({ id }) => id}
          label={say("title")}
          empty={say("none")}
          header={
            <Header
              variant="h1"
              counter={`(${items.length}${pages.hasNextPage ? "+" : ""})`}
              actions={mayAct ? <Actions chosen={chosen} clear={() => setChosen([])} /> : null}
            >
              {say("title")}
            </Header>
          }
          filter={<HeldFilterField filter={filter} change={change} count={items.length} />}
          footer={
            pages.hasNextPage ? (
              <Box textAlign="center">
                <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                  {sayShell("more")}
                </Button>
              </Box>
            ) : null
          }
          {...(mayAct
            ? {
                selection: {
                  selected: chosen,
                  select: setChosen,
                  labelOf: ({ businessKey, id }) => businessKey ?? id,
                  allLabel: say("selectAll"),
                },
              }
            : {})}
        />
      )}
    </Answer>
  );
}
