/** The value of the attribute `contact` for what a person is told by mail alone; no id holds a colon. */
export function byMailOnly(contact: string): string {
  return `${contact}:mail`;
}
