import { references } from "./intrinsics.ts";
import type { Template } from "./assembly.ts";

/** The logical ids of a template, each after those to which it refers. */
export function creationOrder(template: Template): string[] {
  const order: string[] = [];
  const state = new Map<string, "open" | "done">();

  function visit(id: string, path: readonly string[]): void {
    const resource = template.Resources[id];
    if (!resource || state.get(id) === "done") return;
    if (state.get(id) === "open") throw new Error(`circular references: ${[...path, id].join(" → ")}`);
    state.set(id, "open");
    for (const other of [...references(resource.Properties), ...[resource.DependsOn ?? []].flat()]) {
      visit(other, [...path, id]);
    }
    state.set(id, "done");
    order.push(id);
  }

  for (const id of Object.keys(template.Resources)) visit(id, []);
  return order;
}
