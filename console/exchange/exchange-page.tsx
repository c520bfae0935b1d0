import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { discardHeld, replayHeld, showHeld, showPayload } from "../../schemas/api/quarantine-operations.ts";
import type { HeldExchange } from "../../schemas/held-exchange.ts";
import { useAction, useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { DiscardDialog } from "../quarantine/discard-dialog.tsx";
import { quarantineWording } from "../quarantine/quarantine-wording.ts";
import { Suggestions } from "../recipe/suggestions.tsx";
import { Answer } from "../shell/answer.tsx";
import { useTell } from "../shell/notices.tsx";
import { About } from "./about.tsx";
import { BinaryPayload } from "./binary-payload.tsx";
import { exchangeWording } from "./exchange-wording.ts";
import { Findings } from "./findings.tsx";
import { FirstLine } from "./first-line.tsx";
import { HandUp } from "./hand-up.tsx";
import { History } from "./history.tsx";
import { MaskedPayload } from "./masked-payload.tsx";
import { Payload } from "./payload.tsx";
import { Related } from "./related.tsx";

/** What may be done with an exchange as it was seen, to whoever may do it. */
function Actions({ exchange }: { readonly exchange: HeldExchange }) {
  const { id, flow, revision } = exchange;
  const say = useWording(quarantineWording);
  const desk = useDesk();
  const tell = useTell();
  const replay = useAction(replayHeld);
  const discard = useAction(discardHeld);
  const [isDiscarding, setDiscarding] = useState(false);
  const one = { parameters: { id }, query: {}, seen: revision };
  const told = (text: string) => ({
    onSuccess: () => tell({ type: "success", text }),
    onError: (error: Error) => tell({ type: "error", text: error.message }),
  });
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <HandUp exchange={exchange} />
      {desk.may(discardHeld, [flow]) ? (
        <Button onClick={() => setDiscarding(true)} loading={discard.isPending}>
          {say("discard")}
        </Button>
      ) : null}
      {desk.may(replayHeld, [flow]) ? (
        <Button
          variant="primary"
          loading={replay.isPending}
          onClick={() => replay.mutate({ ...one, body: undefined }, told(say("replayed", { count: 1 })))}
        >
          {say("replay")}
        </Button>
      ) : null}
      {isDiscarding ? (
        <DiscardDialog
          count={1}
          close={() => setDiscarding(false)}
          discard={(why) => {
            setDiscarding(false);
            discard.mutate({ ...one, body: { why } }, told(say("discarded", { count: 1 })));
          }}
        />
      ) : null}
    </SpaceBetween>
  );
}

/** The newest text, asked for once since each look at it is told to the audit trail. */
function AskedPayload({ exchange }: { readonly exchange: HeldExchange }) {
  const desk = useDesk();
  const { id, corrections, findings, findingsTotal } = exchange;
  const version = corrections.at(-1)?.version ?? 0;
  const payload = useQuery({
    queryKey: ["payload", desk.client.id, id, version],
    queryFn: () => desk.call(showPayload, { parameters: { id }, query: { version }, body: undefined }),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Answer asked={payload}>
      {({ answer }) =>
        answer.masked ? (
          <>
            <Findings findings={findings} total={findingsTotal} />
            <MaskedPayload text={answer.body} />
          </>
        ) : answer.form === "base64" ? (
          <>
            <Findings findings={findings} total={findingsTotal} />
            <BinaryPayload id={id} base64={answer.body} />
          </>
        ) : (
          <Payload
            key={version}
            exchange={exchange}
            version={version}
            original={answer.body}
            charset={answer.charset}
          />
        )
      }
    </Answer>
  );
}

/** One held exchange: what is wrong with it and where, what came, what happened to it, and what to do. */
export function ExchangePage({ id }: { readonly id: string }) {
  const say = useWording(exchangeWording);
  const desk = useDesk();
  const shown = useRead(showHeld, { parameters: { id }, query: {} });
  return (
    <Answer asked={shown}>
      {({ answer: exchange }) => (
        <SpaceBetween size="l">
          <Header variant="h1" actions={exchange.state === "held" ? <Actions exchange={exchange} /> : null}>
            {say("heading", { key: exchange.businessKey ?? exchange.exchangeId ?? exchange.id })}
          </Header>
          <About exchange={exchange} />
          <FirstLine exchange={exchange} />
          <Suggestions exchange={exchange} />
          {desk.may(showPayload, [exchange.flow]) ? (
            <AskedPayload exchange={exchange} />
          ) : (
            <>
              <Findings findings={exchange.findings} total={exchange.findingsTotal} />
              <Alert type="info">{say("hidden")}</Alert>
            </>
          )}
          <History steps={exchange.history} />
          {exchange.businessKey === null ? null : (
            <Related businessKey={exchange.businessKey} but={exchange.id} />
          )}
        </SpaceBetween>
      )}
    </Answer>
  );
}
