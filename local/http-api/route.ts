/** One route of an HTTP API: its key as the template writes it, `GET /flows/{id}`, `ANY /{proxy+}` or `$default`. */
export interface Route {
  readonly key: string;
  readonly method: string;
  /** The parts between the slashes; none for `$default`, which takes what nothing else takes. */
  readonly parts: readonly string[] | undefined;
}

/** The route for a request, with the values of its variables. */
export interface Match {
  readonly key: string;
  readonly pathParameters: Readonly<Record<string, string>>;
}

const KEY = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY) (\/\S*)$/;
const VARIABLE = /^\{([\w.-]+)\}$/;
const GREEDY = /^\{([\w.-]+)\+\}$/;

/** Reads a route's key. */
export function route(key: string): Route {
  if (key === "$default") return { key, method: "ANY", parts: undefined };
  const [, method, path] = KEY.exec(key) ?? [];
  if (!method || !path) throw new Error(`${key} is no route key such as GET /flows/{id}`);
  const parts = path.slice(1).split("/");
  if (parts.slice(0, -1).some((part) => GREEDY.test(part))) {
    throw new Error(`${key}: a greedy variable stands at the end of a path`);
  }
  return { key, method, parts };
}

/**
 * The most specific route: a fixed part before a variable, a variable before a greedy one, an own method before ANY,
 * `$default` last. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function matchingRoute(routes: readonly Route[], method: string, path: string): Match | undefined {
  const candidates = routes.flatMap((each) => {
    if (each.method !== "ANY" && each.method !== method) return [];
    const pathParameters = variables(each.parts, path);
    return pathParameters ? [{ key: each.key, pathParameters, rank: rank(each) }] : [];
  });
  return candidates.sort((a, b) => (a.rank < b.rank ? -1 : 1))[0];
}

function variables(parts: Route["parts"], path: string): Record<string, string> | undefined {
  if (!parts) return {};
  const given = path.slice(1).split("/");
  const found: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const [, greedy] = GREEDY.exec(part) ?? [];
    const [, variable] = VARIABLE.exec(part) ?? [];
    const value = greedy ? given.slice(at).join("/") : (given[at] ?? "");
    if (greedy || variable) {
      if (value === "") return undefined;
      found[greedy ?? variable ?? ""] = value;
    } else if (at >= given.length || value !== part) {
      return undefined;
    }
    if (greedy) return found;
  }
  return given.length === parts.length ? found : undefined;
}

/** Sorts before the rank of a less specific route that takes the same path. */
function rank({ method, parts }: Route): string {
  const ofParts = parts?.map((part) => (GREEDY.test(part) ? "3" : VARIABLE.test(part) ? "2" : "1")) ?? ["4"];
  return `${ofParts.join("")}${method === "ANY" ? "2" : "1"}`;
}
