import { stringify } from "csv-stringify/sync";

/**
 * Rows as CSV (RFC 4180) with a line of column names where these begin the table. What a spreadsheet would take for a
 * formula is escaped, since keys come from messages: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csv(columns: readonly string[], rows: readonly object[], isFirst: boolean): string {
  return stringify([...rows], {
    columns: [...columns],
    header: isFirst,
    escape_formulas: true,
    record_delimiter: "windows",
  });
}
