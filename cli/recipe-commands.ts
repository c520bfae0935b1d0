import type { Command } from "commander";
import { asOption } from "./desk/acting.ts";
import { EXIT } from "./failure.ts";
import type { Language } from "./language.ts";
import { count, json, text } from "./options.ts";
import { print } from "./print.ts";
import { AUTOMATIC_DAYS_MAX } from "../schemas/automatic-recipe.ts";
import { automaticText, keptText, suggestionsText, trialText } from "./recipe-text.ts";
import type { AutomaticWanted, RecipeKey, TrialQuery } from "./recipe.ts";
import { instant } from "./time-arguments.ts";

interface Options {
  readonly as?: string;
  readonly json?: boolean;
}

interface Applying extends Options {
  readonly recipe: string;
  readonly why: string;
  readonly replay?: boolean;
}

/** Adds the commands that put many held exchanges right by one description of the change. */
export function addRecipeCommands(program: Command, language: Language): void {
  const recipe = program.command("recipe").description("correct held exchanges that fail for one cause");

  recipe
    .command("try")
    .description(
      "tell how many held exchanges would pass with a recipe, and what would change; none is changed",
    )
    .requiredOption("--flow <flow>", "on what is held of this flow")
    .requiredOption("--recipe <file>", "the recipe, a file of JSON")
    .option("--signature <signature>", "of this failure only")
    .option("--text <text>", "with this text in keys or findings")
    .option("--sample <n>", "show what would change of so many, 10 at most", count)
    .addOption(asOption)
    .addOption(json)
    .action(async (options: Options & TrialQuery) => {
      const { tryRecipe } = await import("./recipe.ts");
      const trial = await tryRecipe(options, options.as);
      print(options.json, trial, () => trialText(trial, language));
      if (trial.passes < trial.tried) process.exitCode = EXIT.refused;
    });

  recipe
    .command("suggest <id>")
    .description("propose recipes for what is wrong with a held exchange")
    .addOption(asOption)
    .addOption(json)
    .action(async (id: string, options: Options) => {
      const { suggestionsOf } = await import("./recipe.ts");
      const proposed = await suggestionsOf(id, options.as);
      print(options.json, proposed, () => suggestionsText(proposed, language));
    });

  recipe
    .command("save")
    .description("keep a recipe for a failure, to be offered the next time, in place of the one before")
    .requiredOption("--flow <flow>", "the flow")
    .requiredOption("--signature <signature>", "the failure, as quarantine signatures lists it")
    .requiredOption("--recipe <file>", "the recipe, a file of JSON")
    .requiredOption("--why <text>", "the reason", text(500))
    .addOption(asOption)
    .addOption(json)
    .action(async (options: Applying & RecipeKey) => {
      const { keepRecipe } = await import("./recipe.ts");
      const kept = await keepRecipe(options, options, options.as);
      print(options.json, kept, () => keptText(kept));
    });

  recipe
    .command("show")
    .description("show the recipe that is kept for a failure")
    .requiredOption("--flow <flow>", "the flow")
    .requiredOption("--signature <signature>", "the failure, as quarantine signatures lists it")
    .addOption(asOption)
    .addOption(json)
    .action(async (options: Options & RecipeKey) => {
      const { keptRecipe } = await import("./recipe.ts");
      const kept = await keptRecipe(options, options.as);
      print(options.json, kept, () => `${keptText(kept)}\n${JSON.stringify(kept.recipe, null, 2)}`);
    });

  recipe
    .command("automate")
    .description("let the kept recipe correct by itself what newly comes in with its failure, and send it")
    .requiredOption("--flow <flow>", "the flow")
    .requiredOption("--signature <signature>", "the failure, as quarantine signatures lists it")
    .requiredOption("--until <instant>", `its end, ${AUTOMATIC_DAYS_MAX} days from now at most`, instant)
    .requiredOption("--cap <n>", "so many exchanges at most", count)
    .requiredOption("--why <text>", "the reason, kept with each correction", text(500))
    .addOption(asOption)
    .addOption(json)
    .action(async (options: Options & AutomaticWanted) => {
      const { automate } = await import("./recipe.ts");
      const automatic = await automate(options, options.as);
      print(options.json, automatic, () => automaticText(automatic));
    });

  recipe
    .command("end")
    .description("let the kept recipe apply by itself no longer")
    .requiredOption("--flow <flow>", "the flow")
    .requiredOption("--signature <signature>", "the failure, as quarantine signatures lists it")
    .addOption(asOption)
    .addOption(json)
    .action(async (options: Options & RecipeKey) => {
      const { endAutomatic } = await import("./recipe.ts");
      const automatic = await endAutomatic(options, options.as);
      print(options.json, automatic, () => automaticText(automatic));
    });

  recipe
    .command("apply <id>")
    .description("correct a held exchange by a recipe; what its contract still refuses is not saved")
    .requiredOption("--recipe <file>", "the recipe, a file of JSON")
    .requiredOption("--why <text>", "the reason, kept in its history", text(500))
    .option("--replay", "send it at once, unless its flow is sensitive")
    .addOption(asOption)
    .addOption(json)
    .action(async (id: string, { replay = false, ...options }: Applying) => {
      const { applyRecipe } = await import("./recipe.ts");
      const applied = await applyRecipe(id, { ...options, replay }, options.as);
      print(options.json, applied, () => `${applied.id} v${applied.version} ${applied.outcome}`);
    });
}
