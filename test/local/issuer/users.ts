import type { LocalUser } from "../../../local/issuer/local-user.ts";
import type { RegisteredClient } from "../../../local/issuer/registered-client.ts";

/** Somebody who can sign in. */
export function user(id: string, groups: readonly string[]): LocalUser {
  const role = { en: "Support", fr: "Support" };
  return { id, name: `${id} & Co`, email: `${id}@example.com`, role, groups };
}

/** A console as the issuer knows it. */
export const desk: RegisteredClient = {
  id: "desk",
  callbackUrls: ["https://desk.example.com/signed-in"],
  logoutUrls: ["https://desk.example.com/"],
  scopes: ["openid", "email", "watchdog/desk"],
  claims: { person: "username", groups: "cognito:groups" },
  accessTokenSeconds: 3600,
  idTokenSeconds: 3600,
  refreshTokenSeconds: 43_200,
};
