import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import { useWording } from "../language/wording.ts";
import { reasonWording } from "../quarantine/held-wording.ts";
import { HoldStatus } from "../quarantine/hold-status.tsx";
import { Moment } from "../time/moment.tsx";
import { exchangeWording } from "./exchange-wording.ts";

/** What is known of a held exchange without what is in it. */
export function About({ exchange }: { readonly exchange: HeldExchange }) {
  const say = useWording(exchangeWording);
  const sayReason = useWording(reasonWording);
  const { flow, state, reason, exchangeId, businessKey, firstSeen, lastSeen, bytes, attempts } = exchange;
  return (
    <Container header={<Header variant="h2">{say("about")}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: say("state"), value: <HoldStatus state={state} /> },
          { label: say("reason"), value: sayReason(reason) },
          { label: say("flow"), value: flow },
          { label: say("key"), value: businessKey ?? "–" },
          { label: say("exchangeId"), value: exchangeId ?? "–" },
          { label: say("came"), value: <Moment at={firstSeen} /> },
          { label: say("last"), value: <Moment at={lastSeen} /> },
          { label: say("size"), value: say("bytes", { count: bytes }) },
          { label: say("attempts"), value: attempts },
        ]}
      />
    </Container>
  );
}
