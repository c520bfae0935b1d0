import { defineClient } from "../../../../schemas/client.ts";
import { notes, signIn } from "../sharing.ts";

/** One of two clients whose people sign in at one issuer. */
export const client = defineClient({
  id: "south",
  name: "South",
  zone: "Europe/Paris",
  language: "en",
  applications: { office: { name: "Office" }, archive: { name: "Archive" } },
  flows: { notes },
  signIn,
});
