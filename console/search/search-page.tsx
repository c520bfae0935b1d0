import Box from "@cloudscape-design/components/box";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useSearch } from "wouter";
import { useDesks } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { SignInPage } from "../session/sign-in-page.tsx";
import { ClientFrame } from "../shell/client-frame.tsx";
import { SearchField } from "./search-field.tsx";
import { searchWording } from "./search-wording.ts";
import { Trace } from "./trace.tsx";

/** Searches for a business key at one client, or at all to which somebody is signed in. */
export function SearchPage({ client }: { readonly client?: string }) {
  const say = useWording(searchWording);
  const key = new URLSearchParams(useSearch()).get("key") ?? "";
  const desks = useDesks();
  const searched = desks.filter(({ client: { id } }) => client === undefined || id === client);
  const signedIn = searched.filter(({ isSignedIn }) => isSignedIn);
  if (signedIn.length === 0) return <SignInPage clients={searched.map((desk) => desk.client)} />;
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{say("title")}</Header>
      <SearchField key={key} client={client} searched={key} />
      {key === "" ? (
        <Box color="text-body-secondary">{say("hint")}</Box>
      ) : (
        signedIn.map(({ client: { id } }) => (
          <ClientFrame key={id} id={id}>
            <Trace businessKey={key} />
          </ClientFrame>
        ))
      )}
    </SpaceBetween>
  );
}
