import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { listSignatures } from "../../schemas/api/signature-operations.ts";
import { startTrial } from "../../schemas/api/recipe-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { addresses } from "../shell/addresses.ts";
import { PageLink } from "../shell/page-link.tsx";
import { Moment } from "../time/moment.tsx";
import { LastRemedy, SignatureMeaning, useSignatureName } from "./signature-meaning.tsx";
import { signatureWording } from "./signature-wording.ts";

/** What the exchanges of one failure have in common; nothing where it is not known any more. */
export function SignatureAbout({
  flow,
  signature,
}: {
  readonly flow: string | undefined;
  readonly signature: string;
}) {
  const say = useWording(signatureWording);
  const desk = useDesk();
  const nameOf = useSignatureName();
  const { data } = useRead(listSignatures, { parameters: {}, query: { flow, signature } });
  const [one] = data?.answer.items ?? [];
  if (!one) return null;
  // What is held for another reason is not for a change of its content to mend.
  const isForRecipe = one.reason === "contract" && desk.may(startTrial, [one.flow]);
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${one.held})`}
          actions={
            isForRecipe ? (
              <PageLink to={addresses.recipe(desk.client.id, one.flow, one.signature)}>
                {say(one.recipe ? "byKeptRecipe" : "byRecipe")}
              </PageLink>
            ) : null
          }
        >
          {nameOf(one)}
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        items={[
          { label: say("meaning"), value: <SignatureMeaning faults={one.faults} /> },
          { label: say("firstSeen"), value: <Moment at={one.firstSeen} /> },
          { label: say("lastSeen"), value: <Moment at={one.lastSeen} /> },
          { label: say("remedy"), value: <LastRemedy remedy={one.lastRemedy} /> },
        ]}
      />
    </Container>
  );
}
