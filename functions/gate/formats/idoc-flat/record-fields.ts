/** A field of a record of fixed length. */
export interface RecordField {
  readonly name: string;
  readonly width: number;
}

function fields(layout: string): readonly RecordField[] {
  return layout.split(" ").map((part) => {
    const [name = "", width = ""] = part.split(":");
    return { name, width: Number(width) };
  });
}

/** The control record: structure EDI_DC40 of the SAP data dictionary, 524 long. */
export const controlFields = fields(
  "TABNAM:10 MANDT:3 DOCNUM:16 DOCREL:4 STATUS:2 DIRECT:1 OUTMOD:1 EXPRSS:1 TEST:1 IDOCTYP:30 CIMTYP:30 " +
    "MESTYP:30 MESCOD:3 MESFCT:3 STD:1 STDVRS:6 STDMES:6 SNDPOR:10 SNDPRT:2 SNDPFC:2 SNDPRN:10 SNDSAD:21 " +
    "SNDLAD:70 RCVPOR:10 RCVPRT:2 RCVPFC:2 RCVPRN:10 RCVSAD:21 RCVLAD:70 CREDAT:8 CRETIM:6 REFINT:14 " +
    "REFGRP:14 REFMES:14 ARCKEY:70 SERIAL:20",
);

/** A data record: structure EDI_DD40, 1,063 long. */
export const dataFields = fields("SEGNAM:30 MANDT:3 DOCNUM:16 SEGNUM:6 PSGNUM:6 HLEVEL:2 SDATA:1000");

/** How long a record of these fields is. */
export function lengthOf(fields: readonly RecordField[]): number {
  return fields.reduce((sum, { width }) => sum + width, 0);
}

/** Where a field begins, from 0. */
export function startOf(fields: readonly RecordField[], name: string): number {
  return lengthOf(
    fields.slice(
      0,
      fields.findIndex((field) => field.name === name),
    ),
  );
}

/** The values of the fields that a text holds one after the other, without the blanks that fill them. */
export function valuesOf(
  fields: readonly RecordField[],
  slice: (from: number, to: number) => string,
): Readonly<Record<string, string>> {
  let at = 0;
  return Object.fromEntries(
    fields.map(({ name, width }) => {
      const value = slice(at, at + width).trimEnd();
      at += width;
      return [name, value];
    }),
  );
}
