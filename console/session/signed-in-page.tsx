import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Spinner from "@cloudscape-design/components/spinner";
import { JWT_TIMESTAMP_CHECK, OperationProcessingError } from "oauth4webapi";
import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { useWording } from "../language/wording.ts";
import { useSessions } from "./session-provider.tsx";
import { sessionWording } from "./session-wording.ts";

/** Whether a token was refused for the time that it states. */
const isOfClock = (error: Error) =>
  error instanceof OperationProcessingError && error.code === JWT_TIMESTAMP_CHECK;

/** Where the browser comes back from a sign-in page: it takes the answer in and goes on. */
export function SignedInPage() {
  const say = useWording(sessionWording);
  const sessions = useSessions();
  const [, navigate] = useLocation();
  const [failure, setFailure] = useState<Error>();
  // The code is good for one use.
  const isTaken = useRef(false);
  useEffect(() => {
    if (isTaken.current) return;
    isTaken.current = true;
    sessions.arrive(new URL(location.href)).then(
      (returnTo) => navigate(returnTo, { replace: true }),
      (error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))),
    );
  }, [sessions, navigate]);
  if (failure === undefined) {
    return (
      <>
        <Spinner /> {say("arriving")}
      </>
    );
  }
  return (
    <Alert type="error" header={say("failed")} action={<Button href="/">{say("tryAgain")}</Button>}>
      {isOfClock(failure) ? say("wrongClock") : say("otherFailure", { reason: failure.message })}
    </Alert>
  );
}
