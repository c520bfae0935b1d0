import Header from "@cloudscape-design/components/header";
import type { HistoryStep } from "../../schemas/held-exchange.ts";
import { useWording } from "../language/wording.ts";
import { stepWording } from "../quarantine/held-wording.ts";
import { Listing } from "../shell/listing.tsx";
import { Moment } from "../time/moment.tsx";
import { exchangeWording } from "./exchange-wording.ts";

/** What happened to a held exchange, the newest first. */
export function History({ steps }: { readonly steps: readonly HistoryStep[] }) {
  const say = useWording(exchangeWording);
  const sayStep = useWording(stepWording);
  const items = steps.map((step, index) => ({ ...step, index })).toReversed();
  return (
    <Listing
      items={items}
      keyOf={({ index }) => String(index)}
      label={say("history")}
      empty="–"
      header={<Header variant="h2">{say("history")}</Header>}
      columns={[
        { id: "step", header: say("state"), cell: ({ step }) => sayStep(step) },
        { id: "at", header: say("when"), cell: ({ at }) => <Moment at={at} /> },
        { id: "by", header: say("who"), cell: ({ by }) => by ?? say("byWatchdog") },
        { id: "note", header: say("note"), cell: ({ note }) => note ?? "–" },
      ]}
    />
  );
}
