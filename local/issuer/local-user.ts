import type { Language } from "../../cli/language.ts";

/** Somebody who can sign in on this machine. */
export interface LocalUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** What they may do, as the sign-in page says it. */
  readonly role: Readonly<Record<Language, string>>;
  readonly groups: readonly string[];
}
