/** The account in which everything on the host lives; the emulators know no other. */
export const ACCOUNT_ID = "000000000000";

/** The ARN of a resource of this account, as its service writes it. */
export function arn(service: string, region: string, resource: string): string {
  return `arn:aws:${service}:${region}:${ACCOUNT_ID}:${resource}`;
}

/** The last part of an ARN, or the text itself where it is a plain name. */
export function nameOf(arnOrName: string): string {
  return arnOrName.slice(arnOrName.lastIndexOf(":") + 1);
}
