import type { Role } from "../role.ts";

/** Everybody who signs in. */
export const EVERYBODY: readonly Role[] = ["viewer", "first-line", "support", "lead", "admin"];

/** Whoever works on incidents. */
export const WORKERS: readonly Role[] = ["first-line", "support", "lead"];

/** Whoever sees payloads, and puts exchanges right. */
export const CARETAKERS: readonly Role[] = ["support", "lead"];

/** Whoever decides for the team. */
export const LEADS: readonly Role[] = ["lead"];

/** Whoever looks after others' accounts. */
export const ADMINS: readonly Role[] = ["admin"];
/** Whoever takes lists away. */
export const EXPORTERS: readonly Role[] = ["support", "lead", "admin"];

/** Whoever takes the audit trail away. */
export const AUDITORS: readonly Role[] = ["lead", "admin"];

/** Whoever removes what is stored, for good. */
export const ERASERS: readonly Role[] = ["lead", "admin"];
