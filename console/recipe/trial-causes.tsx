import Header from "@cloudscape-design/components/header";
import { catalogue } from "../../schemas/catalogue.ts";
import type { Sentence } from "../../schemas/sentence.ts";
import { useDesk } from "../desk/desks.tsx";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { SignatureMeaning, useSignatureName } from "../quarantine/signature-meaning.tsx";
import { addresses } from "../shell/addresses.ts";
import { Listing } from "../shell/listing.tsx";
import { PageLink } from "../shell/page-link.tsx";
import type { Trial } from "./recipe-trial.ts";
import { trialWording } from "./trial-wording.ts";

const sentences = new Map<string, Sentence>(Object.entries(catalogue));

/** For which failures exchanges would still be held, and why the recipe cannot be applied to others. */
export function TrialCauses({ trial: { remaining, refusals } }: { readonly trial: Trial }) {
  const say = useWording(trialWording);
  const { client } = useDesk();
  const { language } = useLanguage();
  const nameOf = useSignatureName();
  const example = {
    id: "example",
    header: say("example"),
    cell: ({ example: id }: { example: string }) => (
      <PageLink to={addresses.exchange(client.id, id)}>{id}</PageLink>
    ),
  };
  const number = { id: "number", header: say("number"), cell: ({ count }: { count: number }) => count };
  return (
    <>
      {remaining.length === 0 ? null : (
        <Listing
          items={remaining}
          keyOf={({ signature }) => signature}
          label={say("remaining")}
          empty={say("noneRemaining")}
          header={<Header variant="h2">{say("remaining")}</Header>}
          columns={[
            {
              id: "cause",
              header: say("cause"),
              cell: ({ faults }) => (
                <>
                  {nameOf({ reason: "contract", faults })}
                  <SignatureMeaning faults={faults} />
                </>
              ),
            },
            number,
            example,
          ]}
        />
      )}
      {refusals.length === 0 ? null : (
        <Listing
          items={refusals}
          keyOf={({ code }) => code}
          label={say("why")}
          empty={say("noneRemaining")}
          header={<Header variant="h2">{say("why")}</Header>}
          columns={[
            {
              id: "why",
              header: say("cause"),
              cell: ({ code }) => sentences.get(code)?.[language] ?? code,
            },
            number,
            example,
          ]}
        />
      )}
    </>
  );
}
