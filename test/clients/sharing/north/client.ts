import { defineClient } from "../../../../schemas/client.ts";
import { notes, signIn } from "../sharing.ts";

/** One of two clients whose people sign in at one issuer. */
export const client = defineClient({
  id: "north",
  name: "North",
  zone: "Europe/Paris",
  language: "en",
  applications: { office: { name: "Office" }, archive: { name: "Archive" } },
  flows: { notes },
  signIn,
});
