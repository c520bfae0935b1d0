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
import { More } from "../shell/more.tsx";
import { Listing } from "../shell/listing.tsx";
import { ExportButton } from "./export-button.tsx";
import { HeldActions } from "./held-actions.tsx";
import { useHeldColumns } from "./held-columns.tsx";
import { addressOf, filterAt, type HeldFilter } from "./held-filter.ts";
import { HeldFilterField } from "./held-filter-field.tsx";
import { useHeldPages } from "./held-pages.ts";
import { quarantineWording } from "./quarantine-wording.ts";
import { SignatureAbout } from "./signature-about.tsx";
import { SignatureList } from "./signature-list.tsx";

/** The exchanges that match: sorted, chosen, replayed and discarded. */
function HeldList({
  filter,
  change,
}: {
  readonly filter: HeldFilter;
  readonly change: (filter: HeldFilter) => void;
}) {
  const say = useWording(quarantineWording);
  const desk = useDesk();
  const pages = useHeldPages(filter);
  const [chosen, setChosen] = useState<readonly ListedExchange[]>([]);
  const columns = useHeldColumns(filter);
  const isHeld = (filter.state ?? "held") === "held";
  const mayAct = isHeld && (desk.may(replayHeld) || desk.may(discardHeld));
  const items = (pages.data?.pages ?? []).flatMap(({ answer }) => answer.items);
  const clear = () => setChosen([]);
  return (
    <Answer asked={pages}>
      {() => (
        <Listing<ListedExchange>
          items={items}
          columns={columns}
          keyOf={({ id }) => id}
          label={say("exchanges")}
          empty={say(pages.hasNextPage ? "noneYet" : "none")}
          header={
            <Header
              variant="h2"
              counter={`(${items.length}${pages.hasNextPage ? "+" : ""})`}
              actions={mayAct ? <HeldActions chosen={chosen} filter={filter} clear={clear} /> : null}
            >
              {say("exchanges")}
            </Header>
          }
          filter={
            <HeldFilterField
              filter={filter}
              count={items.length}
              change={(changed) => {
                clear();
                change(changed);
              }}
            />
          }
          footer={<More pages={pages} />}
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

/** What is held at a client: by what is wrong first, then the exchanges. */
export function QuarantinePage() {
  const say = useWording(quarantineWording);
  const desk = useDesk();
  const [, navigate] = useLocation();
  const filter = filterAt(useSearch());
  const { flow, signature, state = "held", text, from, until } = filter;
  const isOfCauses = signature === undefined && state === "held" && (text ?? from ?? until) === undefined;
  const change = (changed: HeldFilter) =>
    navigate(`${addresses.quarantine(desk.client.id)}${addressOf(changed)}`, { replace: true });
  return (
    <SpaceBetween size="l">
      <Header variant="h1" actions={<ExportButton filter={filter} />}>
        {say("title")}
      </Header>
      {signature === undefined ? null : <SignatureAbout flow={flow} signature={signature} />}
      {isOfCauses ? <SignatureList flow={flow} /> : null}
      <HeldList filter={filter} change={change} />
    </SpaceBetween>
  );
}
