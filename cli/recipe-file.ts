import type * as z from "zod";
import { configurationWording } from "../schemas/configuration-wording.ts";
import { plainIssues } from "../schemas/issue.ts";
import { Recipe } from "../schemas/recipe.ts";
import { CommandFailure } from "./failure.ts";
import { payloadFile } from "./payload-file.ts";

/**
 * Reads a recipe.
 *
 * @throws {CommandFailure} where the file cannot be read, or holds none
 */
export async function recipeFile(file: string): Promise<z.input<typeof Recipe>> {
  const text = Buffer.from(await payloadFile(file)).toString("utf8");
  const read = Recipe.safeParse(jsonOf(text), { error: configurationWording });
  if (read.success) return read.data;
  const faults = plainIssues(read.error.issues).map(({ path, message }) =>
    `${path.join(".")} ${message}`.trim(),
  );
  throw new CommandFailure("recipe-unusable", `${file}: ${faults.slice(0, 5).join("; ")}`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
