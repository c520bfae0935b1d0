/** Prints a command's outcome: one JSON document where it is asked for, else its text. */
export function print(asJson: boolean | undefined, document: object, text: () => string): void {
  process.stdout.write(`${asJson ? JSON.stringify(document, null, 2) : text()}\n`);
}
