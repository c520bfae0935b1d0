import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import type { ConsoleClient } from "../../schemas/console-configuration.ts";
import { useWording } from "../language/wording.ts";
import { registrationKey } from "./session.ts";
import { useSessions } from "./session-provider.tsx";
import { sessionWording } from "./session-wording.ts";

function Choice({ clients }: { readonly clients: readonly [ConsoleClient, ...ConsoleClient[]] }) {
  const say = useWording(sessionWording);
  const sessions = useSessions();
  const [path] = useLocation();
  const search = useSearch();
  const [isLeaving, setLeaving] = useState(false);
  const [failure, setFailure] = useState<string>();
  const signIn = () => {
    setLeaving(true);
    sessions.signIn(clients[0], search === "" ? path : `${path}?${search}`).catch((error: unknown) => {
      setLeaving(false);
      setFailure(String(error));
    });
  };
  const names = clients.map(({ name }) => name).join(", ");
  return (
    <SpaceBetween size="xs">
      <Box variant="p">{say("forClients", { count: clients.length, names })}</Box>
      <Button variant="primary" loading={isLeaving} onClick={signIn}>
        {say("signIn")}
      </Button>
      {failure === undefined ? null : <Box color="text-status-error">{failure}</Box>}
    </SpaceBetween>
  );
}

/** Offers the sign-ins that some clients need: one for all that share an issuer. */
export function SignInPage({ clients }: { readonly clients: readonly ConsoleClient[] }) {
  const say = useWording(sessionWording);
  const groups = Object.values(Object.groupBy(clients, registrationKey));
  return (
    <Container header={<Header variant="h1">{say("title")}</Header>}>
      <SpaceBetween size="l">
        <Box variant="p">{say("explain")}</Box>
        {groups.map((group) => {
          const [first, ...others] = group ?? [];
          return first ? <Choice key={first.id} clients={[first, ...others]} /> : null;
        })}
      </SpaceBetween>
    </Container>
  );
}
