import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import type { FlowStatus } from "../../schemas/api/flow-operations.ts";
import type { FlowDocument } from "../../schemas/api/flow-page-operations.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { FlowState } from "../overview/flow-state.tsx";
import { addresses } from "../shell/addresses.ts";
import { PageLink } from "../shell/page-link.tsx";
import { Moment } from "../time/moment.tsx";
import { criticalityWording, flowWording, modeWording } from "./flow-wording.ts";

function End({ end: { name, owner } }: { readonly end: FlowDocument["source"] }) {
  const say = useWording(flowWording);
  return (
    <>
      <div>{name}</div>
      {owner === null ? null : <Box variant="small">{say("owner", { owner })}</Box>}
    </>
  );
}

/** Between whom a flow runs, what its messages must satisfy, and how it stands. */
export function AboutFlow({
  flow,
  status,
}: {
  readonly flow: FlowDocument;
  readonly status: FlowStatus | undefined;
}) {
  const say = useWording(flowWording);
  const sayMode = useWording(modeWording);
  const sayCriticality = useWording(criticalityWording);
  const { client } = useDesk();
  const { source, target, criticality, format, contractVersion, editable, masked, sensitive, mode } = flow;
  const fields =
    editable === "all" ? say("everything") : editable.map((path) => <div key={path}>{path}</div>);
  return (
    <Container header={<Header variant="h2">{say("about")}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: say("standing"), value: status ? <FlowState status={status} /> : "…" },
          { label: say("watch"), value: sayMode(mode) },
          { label: say("lastExchange"), value: <Moment at={status?.lastReceived} /> },
          { label: say("nextDue"), value: <Moment at={status?.nextDue} /> },
          { label: say("from"), value: <End end={source} /> },
          { label: say("to"), value: <End end={target} /> },
          ...(flow.delivery === "tap" ? [{ label: say("tap"), value: say("tapped") }] : []),
          { label: say("criticality"), value: sayCriticality(criticality) },
          {
            label: say("held"),
            value: (
              <PageLink to={`${addresses.quarantine(client.id)}?flow=${encodeURIComponent(flow.flow)}`}>
                {status?.held ?? "…"}
              </PageLink>
            ),
          },
          { label: say("contract"), value: say("version", { format, version: contractVersion }) },
          { label: say("masked"), value: masked },
          { label: say("editable"), value: editable.length === 0 ? say("nothing") : fields },
          ...(sensitive ? [{ label: say("sensitive"), value: say("sensitiveHint") }] : []),
        ]}
      />
    </Container>
  );
}
