/** A line of a table, or a card where lists are cards. */
const ROWS = "main tbody tr, main li[class*='card']";

/** Sets the focus on the first link of the next row that has one, or of the one before. */
export function moveToRow(step: 1 | -1): void {
  const links = [...document.querySelectorAll(ROWS)].flatMap((row) => {
    const link = row.querySelector("a[href]");
    return link instanceof HTMLElement ? [{ row, link }] : [];
  });
  const present = links.findIndex(({ row }) => row.contains(document.activeElement));
  const wanted = present === -1 ? (step === 1 ? 0 : links.length - 1) : present + step;
  const next = links[wanted]?.link;
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
