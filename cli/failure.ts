import { catalogue, type CatalogueCode } from "../schemas/catalogue.ts";

/** Exit codes of the command; `refused` is a verdict, the others are trouble. */
export const EXIT = { done: 0, refused: 1, misuse: 2, trouble: 3 } as const;

/** Why a command could not be carried out, told from the catalogue. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly code: CatalogueCode;
  readonly detail: string;
  readonly exit: number;

  constructor(code: CatalogueCode, detail: string, exit: number = EXIT.misuse) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.exit = exit;
  }

  /** What to print: one document or one sentence. */
  told(language: "fr" | "en"): { readonly error: object; readonly sentence: string } {
    const message = catalogue[this.code];
    const error = { code: this.code, message, detail: this.detail };
    return { error, sentence: `${this.detail}: ${message[language]}` };
  }
}
