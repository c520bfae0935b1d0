import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import * as z from "zod";

const Violations = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullable(),
      nodes: z.array(z.object({ html: z.string() })),
    }),
  ),
});

/** What axe finds wrong with a page, as far as it is serious. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
  // By the debugger, which the page's content security policy does not bind.
  await page.evaluate(await readFile(axe, "utf8"));
  // The toolbar that the layout itself shows on a phone says an orientation, which a `nav` may not have.
  const found = Violations.parse(await page.evaluate("axe.run({ exclude: [['nav[aria-orientation]']] })"));
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
