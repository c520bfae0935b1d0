import "./map.css";
import Badge from "@cloudscape-design/components/badge";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useMemo } from "react";
import type { FlowStatus, ListedFlow } from "../../schemas/api/flow-operations.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { FlowState } from "../overview/flow-state.tsx";
import { addresses } from "../shell/addresses.ts";
import { PageLink } from "../shell/page-link.tsx";
import { edgeStateOf } from "./edge-state.ts";
import { mapWording } from "./map-wording.ts";
import { type Spoke, starsOf } from "./stars.ts";

type Side = "left" | "right";

/** How each flow stands, and what applications are called. */
interface Known {
  readonly statuses: ReadonlyMap<string, FlowStatus>;
  readonly nameOf: (application: string) => string;
}

function FlowEdge({
  flow,
  source,
  target,
  pointing,
  status,
}: {
  readonly flow: string;
  readonly source: string;
  readonly target: string;
  readonly pointing: "rightward" | "leftward";
  readonly status: FlowStatus | undefined;
}) {
  const say = useWording(mapWording);
  const { client } = useDesk();
  const state = edgeStateOf(status);
  const held = status?.held ?? 0;
  return (
    <li className={`edge edge-${pointing} edge-${state}`} aria-label={say("flow", { flow, source, target })}>
      <PageLink to={addresses.flow(client.id, flow)}>{flow}</PageLink>{" "}
      {status && state !== "moving" ? <FlowState status={status} /> : null}{" "}
      {held > 0 ? <Badge color="severity-medium">{say("held", { count: held })}</Badge> : null}
    </li>
  );
}

function SideOf({
  side,
  hub,
  spokes,
  known: { statuses, nameOf },
}: {
  readonly side: Side;
  readonly hub: string;
  readonly spokes: readonly Spoke[];
  readonly known: Known;
}) {
  return (
    <ul className={`side side-${side}`}>
      {spokes.map(({ application, flows }) => (
        <li key={application} className="spoke">
          <span className="application">{nameOf(application)}</span>
          <ul className="edges">
            {flows.map(({ flow, to }) => (
              <FlowEdge
                key={flow}
                flow={flow}
                source={nameOf(to === "hub" ? application : hub)}
                target={nameOf(to === "hub" ? hub : application)}
                pointing={(to === "hub") === (side === "left") ? "rightward" : "leftward"}
                status={statuses.get(flow)}
              />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** A client's applications and the flows between them, as they stand now. */
export function FlowMap({
  flows,
  applications,
  statuses,
}: {
  readonly flows: readonly ListedFlow[];
  readonly applications: readonly { readonly application: string; readonly name: string }[];
  readonly statuses: readonly FlowStatus[];
}) {
  const say = useWording(mapWording);
  const stars = useMemo(() => starsOf(flows), [flows]);
  const names = new Map(applications.map(({ application, name }) => [application, name]));
  const known: Known = {
    statuses: new Map(statuses.map((status) => [status.flow, status])),
    nameOf: (application) => names.get(application) ?? application,
  };
  return (
    <Container header={<Header variant="h2">{say("title")}</Header>}>
      {stars.map(({ hub, left, right }) => (
        <div key={hub} className="star">
          <SideOf side="left" hub={hub} spokes={left} known={known} />
          <div className="application hub">{known.nameOf(hub)}</div>
          <SideOf side="right" hub={hub} spokes={right} known={known} />
        </div>
      ))}
    </Container>
  );
}
