import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import type { ShownExchange } from "../../schemas/api/quarantine-operations.ts";
import { useDesk } from "../desk/desks.tsx";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { reasonWording } from "../quarantine/held-wording.ts";
import { HoldStatus } from "../quarantine/hold-status.tsx";
import { addresses } from "../shell/addresses.ts";
import { PageLink } from "../shell/page-link.tsx";
import { Moment } from "../time/moment.tsx";
import { useNow } from "../time/now.tsx";
import { shortLength } from "../time/wall-time.ts";
import { exchangeWording } from "./exchange-wording.ts";

/** How long a settled exchange is still kept, and until when. */
function KeptUntil({ at }: { readonly at: string }) {
  const say = useWording(exchangeWording);
  const { language } = useLanguage();
  const minutes = Math.max(useNow().until(Temporal.Instant.from(at)).total("minutes"), 0);
  return (
    <>
      {say("keptFor", { length: shortLength(minutes, language) })}, <Moment at={at} />
    </>
  );
}

/** What is known of a held exchange without what is in it. */
export function About({ exchange }: { readonly exchange: z.input<typeof ShownExchange> }) {
  const say = useWording(exchangeWording);
  const sayReason = useWording(reasonWording);
  const { flow, state, reason, exchangeId, businessKey, firstSeen, lastSeen, bytes, attempts, expiresAt } =
    exchange;
  const { waitsFor } = exchange;
  const { client } = useDesk();
  return (
    <Container header={<Header variant="h2">{say("about")}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: say("state"), value: <HoldStatus state={state} /> },
          { label: say("reason"), value: sayReason(reason) },
          ...(waitsFor === null
            ? []
            : [
                {
                  label: say("waitsFor"),
                  value: (
                    <PageLink to={addresses.exchange(client.id, waitsFor)}>{say("headOfLine")}</PageLink>
                  ),
                },
              ]),
          { label: say("flow"), value: flow },
          { label: say("key"), value: businessKey ?? "–" },
          { label: say("exchangeId"), value: exchangeId ?? "–" },
          { label: say("came"), value: <Moment at={firstSeen} /> },
          { label: say("last"), value: <Moment at={lastSeen} /> },
          { label: say("size"), value: say("bytes", { count: bytes }) },
          { label: say("attempts"), value: attempts },
          {
            label: say("kept"),
            value: expiresAt === null ? say("keptHeld") : <KeptUntil at={expiresAt} />,
          },
        ]}
      />
    </Container>
  );
}
