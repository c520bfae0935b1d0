import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import { Refusal, SignInNeeded } from "../desk/desk.ts";
import { useDesk } from "../desk/desks.tsx";
import { useWording } from "../language/wording.ts";
import { SignInPage } from "../session/sign-in-page.tsx";
import { shellWording } from "./shell-wording.ts";

/** Why something is not there or was not done, and what to do next. */
export function Failure({ error, retry }: { readonly error: Error; readonly retry?: () => void }) {
  const say = useWording(shellWording);
  const { client } = useDesk();
  if (error instanceof SignInNeeded) return <SignInPage clients={[client]} />;
  const action = retry ? <Button onClick={retry}>{say("tryAgain")}</Button> : undefined;
  if (error instanceof Refusal) {
    const { detail, faults = [] } = error.problem;
    return (
      <Alert type="error" header={say("refused")} action={action}>
        {detail}
        {faults.map(({ place, fault }) => (
          <div key={place}>
            {place}: {fault}
          </div>
        ))}
      </Alert>
    );
  }
  return (
    <Alert type="error" header={say("notAnswering", { client: client.name })} action={action}>
      {say("notAnsweringHint")}
    </Alert>
  );
}
