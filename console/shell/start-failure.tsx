import Alert from "@cloudscape-design/components/alert";

/** Says, in both languages since none is known yet, that the console has no usable configuration. */
export function StartFailure({ reason }: { readonly reason: string }) {
  return (
    <Alert type="error" header="La console n’a pas pu démarrer · The console could not start">
      <p lang="fr">Faites corriger sa configuration par un administrateur.</p>
      <p lang="en">Have an administrator mend its configuration.</p>
      <code>{reason}</code>
    </Alert>
  );
}
