import { z } from "zod";

/** A request of the Query protocol, which SNS speaks: flat names and texts. */
export type QueryForm = Readonly<Record<string, string>>;

const form = z.record(z.string(), z.string());

/** The form that a request carries, if it speaks the Query protocol. */
export function queryForm(request: {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}): QueryForm | undefined {
  const type = request.headers["content-type"];
  if (typeof type !== "string" || !type.includes("x-www-form-urlencoded")) return undefined;
  return form.safeParse(request.body).data;
}

/** The elements of a list by their number: `list.1.Name=a` is the field `Name` of the element `1`. */
export function elements(form: QueryForm, list: string): ReadonlyMap<string, QueryForm> {
  const found = new Map<string, Record<string, string>>();
  for (const [name, value] of Object.entries(form)) {
    if (!name.startsWith(`${list}.`)) continue;
    const [number = "", ...field] = name.slice(list.length + 1).split(".");
    found.set(number, { ...found.get(number), [field.join(".")]: value });
  }
  return found;
}
