import Box from "@cloudscape-design/components/box";
import type { HeldSignature } from "../../schemas/held-signature.ts";
import { useLanguage } from "../language/language.tsx";
import { useWording } from "../language/wording.ts";
import { Moment } from "../time/moment.tsx";
import { reasonWording } from "./held-wording.ts";
import { remedyWording, signatureWording } from "./signature-wording.ts";

/** Where the first fault of a failure stands, and its code; why it is held where no fault has a place. */
export function useSignatureName() {
  const sayReason = useWording(reasonWording);
  return ({ reason, faults: [fault] }: Pick<HeldSignature, "reason" | "faults">) =>
    fault ? `${fault.path} ${fault.code}`.trim() : sayReason(reason);
}

/** What is wrong, in plain words that tell what to do. */
export function SignatureMeaning({ faults }: Pick<HeldSignature, "faults">) {
  const { language } = useLanguage();
  const sentences = [...new Set(faults.map(({ message }) => message[language]))];
  return sentences.map((sentence) => (
    <Box key={sentence} variant="p" padding="n">
      {sentence}
    </Box>
  ));
}

/** What was done about the last exchange of a failure. */
export function LastRemedy({ remedy }: { readonly remedy: HeldSignature["lastRemedy"] }) {
  const say = useWording(signatureWording);
  const sayRemedy = useWording(remedyWording);
  if (!remedy) return <>{say("noRemedy")}</>;
  return (
    <>
      {sayRemedy(remedy.how, { by: remedy.by ?? say("nobody") })}, <Moment at={remedy.at} />
      {remedy.note === null ? null : (
        <Box variant="small" display="block">
          {remedy.note}
        </Box>
      )}
    </>
  );
}
