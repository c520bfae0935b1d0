import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { listSignatures, SignatureOrder } from "../../schemas/api/signature-operations.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { Answer } from "../shell/answer.tsx";
import { More } from "../shell/more.tsx";
import { Listing } from "../shell/listing.tsx";
import { PageLink } from "../shell/page-link.tsx";
import { Moment } from "../time/moment.tsx";
import { addressOf } from "./held-filter.ts";
import { LastRemedy, SignatureMeaning, useSignatureName } from "./signature-meaning.tsx";
import { orderWording, signatureWording } from "./signature-wording.ts";

const PAGE_SIZE = 10;
const LIVE_MS = 15_000;
const FIRST: string | undefined = undefined;

/** For which failures something is held, page by page. */
function useSignaturePages(flow: string | undefined, order: SignatureOrder) {
  const desk = useDesk();
  return useInfiniteQuery({
    queryKey: [desk.client.id, listSignatures.id, flow, order],
    queryFn: ({ pageParam: cursor }) =>
      desk.call(listSignatures, {
        parameters: {},
        query: { flow, order, limit: PAGE_SIZE, cursor },
        body: undefined,
      }),
    initialPageParam: FIRST,
    getNextPageParam: ({ answer }) => answer.next ?? undefined,
    refetchInterval: LIVE_MS,
  });
}

/** What is held, by what is wrong with it: each failure leads to its exchanges. */
export function SignatureList({ flow }: { readonly flow: string | undefined }) {
  const say = useWording(signatureWording);
  const sayOrder = useWording(orderWording);
  const nameOf = useSignatureName();
  const { client } = useDesk();
  const [order, setOrder] = useState<SignatureOrder>("worst");
  const pages = useSignaturePages(flow, order);
  const options = SignatureOrder.options.map((value) => ({ value, label: sayOrder(value) }));
  const items = (pages.data?.pages ?? []).flatMap(({ answer }) => answer.items);
  return (
    <Answer asked={pages}>
      {() => (
        <Listing
          items={items}
          keyOf={({ signature }) => signature}
          label={say("title")}
          empty={say("none")}
          header={
            <Header
              variant="h2"
              counter={`(${items.length}${pages.hasNextPage ? "+" : ""})`}
              actions={
                <Select
                  ariaLabel={say("order")}
                  options={options}
                  selectedOption={{ value: order, label: sayOrder(order) }}
                  onChange={({ detail }) => setOrder(SignatureOrder.parse(detail.selectedOption.value))}
                />
              }
            >
              {say("title")}
            </Header>
          }
          columns={[
            {
              id: "meaning",
              header: say("meaning"),
              cell: ({ flow: ofFlow, signature, reason, faults }) => (
                <>
                  <PageLink
                    to={`${addresses.quarantine(client.id)}${addressOf({ flow: ofFlow, signature })}`}
                  >
                    {nameOf({ reason, faults })}
                  </PageLink>
                  <SignatureMeaning faults={faults} />
                </>
              ),
            },
            { id: "flow", header: say("flow"), cell: (one) => one.flow },
            { id: "held", header: say("held"), cell: ({ held }) => held },
            { id: "first", header: say("firstSeen"), cell: ({ firstSeen }) => <Moment at={firstSeen} /> },
            { id: "last", header: say("lastSeen"), cell: ({ lastSeen }) => <Moment at={lastSeen} /> },
            {
              id: "remedy",
              header: say("remedy"),
              cell: ({ lastRemedy }) => <LastRemedy remedy={lastRemedy} />,
            },
          ]}
          footer={<More pages={pages} />}
        />
      )}
    </Answer>
  );
}
