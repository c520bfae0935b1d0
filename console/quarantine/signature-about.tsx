import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import { listSignatures } from "../../schemas/api/signature-operations.ts";
import { useRead } from "../desk/asked.ts";
import { useWording } from "../language/wording.ts";
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
  const nameOf = useSignatureName();
  const { data } = useRead(listSignatures, { parameters: {}, query: { flow, signature } });
  const [one] = data?.answer.items ?? [];
  if (!one) return null;
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${one.held})`}>
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
