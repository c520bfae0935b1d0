import type { Flow } from "./flow.ts";

/** Flows by their names. */
interface Flows {
  readonly flows: Readonly<Record<string, Pick<Flow, "https" | "source">>>;
}

/**
 * A resource server of Cognito has 100 scopes, two of which are no flow's.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
const FLOWS_MAX = 98;

/**
 * An authorizer of an HTTP API takes the tokens of so many programs.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
const SENDERS_MAX = 50;

/** The flows that take what is posted. */
export function httpsFlows({ flows }: Flows): readonly string[] {
  return Object.entries(flows).flatMap(([id, { https }]) => (https ? [id] : []));
}

/** The source applications that post, each with its flows. */
export function senders(client: Flows): ReadonlyMap<string, readonly string[]> {
  return Map.groupBy(httpsFlows(client), (id) => client.flows[id]?.source ?? "");
}

/** What is wrong with how many flows take posts, and of how many applications. */
export function httpsFaults(client: Flows): readonly string[] {
  const [flows, applications] = [httpsFlows(client).length, senders(client).size];
  return [
    ...(flows > FLOWS_MAX
      ? [
          `take posts by https, ${flows} of them, where ${FLOWS_MAX} may: let the others be sent to by their queues`,
        ]
      : []),
    ...(applications > SENDERS_MAX
      ? [
          `take posts of ${applications} applications, where ${SENDERS_MAX} may post: let the others send to queues`,
        ]
      : []),
  ];
}
