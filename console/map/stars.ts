/** A flow between two applications. */
export interface Edge {
  readonly flow: string;
  readonly source: string;
  readonly target: string;
}

/** An application around a hub, and the flows between the two. */
export interface Spoke {
  readonly application: string;
  readonly flows: readonly { readonly flow: string; readonly to: "hub" | "spoke" }[];
}

/** An application with all to which it is connected, those that send to it on the left where that is possible. */
export interface Star {
  readonly hub: string;
  readonly left: readonly Spoke[];
  readonly right: readonly Spoke[];
}

const touches = ({ source, target }: Edge, application: string) =>
  source === application || target === application;

/** The application with most flows; of equals the one that is named first. */
function hubOf(edges: readonly Edge[]): string | undefined {
  const applications = [...new Set(edges.flatMap(({ source, target }) => [source, target]))];
  const count = (application: string) => edges.filter((edge) => touches(edge, application)).length;
  return applications.toSorted((a, b) => count(b) - count(a))[0];
}

function spokesOf(hub: string, edges: readonly Edge[]): readonly Spoke[] {
  const otherEnd = ({ source, target }: Edge) => (source === hub ? target : source);
  const others = [...new Set(edges.map(otherEnd))];
  return others.map((application) => ({
    application,
    flows: edges
      .filter((edge) => otherEnd(edge) === application)
      .map(({ flow, target }) => ({ flow, to: target === hub ? ("hub" as const) : ("spoke" as const) })),
  }));
}

const receives = ({ flows }: Spoke) => flows.some(({ to }) => to === "spoke");
const sends = ({ flows }: Spoke) => flows.some(({ to }) => to === "hub");

/** Those that only receive stand on the right; those that also receive fill up the side with fewer. */
function starOf(hub: string, edges: readonly Edge[]): Star {
  const spokes = spokesOf(hub, edges);
  const left = spokes.filter((spoke) => !receives(spoke));
  const right = spokes.filter((spoke) => !sends(spoke));
  for (const spoke of spokes.filter((one) => sends(one) && receives(one))) {
    (left.length <= right.length ? left : right).push(spoke);
  }
  return { hub, left, right };
}

/**
 * The flows between applications as stars: the application with most flows in the middle of all to which it is
 * connected, and what is left around the next one. Each flow is in one of them.
 */
export function starsOf(edges: readonly Edge[]): readonly Star[] {
  const stars: Star[] = [];
  let left = edges;
  for (let hub = hubOf(left); hub !== undefined; hub = hubOf(left)) {
    const middle = hub;
    stars.push(
      starOf(
        middle,
        left.filter((edge) => touches(edge, middle)),
      ),
    );
    left = left.filter((edge) => !touches(edge, middle));
  }
  return stars;
}
