/** A field of the control record EDI_DC40. */
interface ControlField {
  readonly name: string;
  /** In characters, as the ABAP dictionary has it. */
  readonly length: number;
  readonly mandatory: boolean;
  readonly form?: { readonly pattern: RegExp; readonly expected: string };
}

const field = (name: string, length: number): ControlField => ({ name, length, mandatory: false });
const mandatory = (name: string, length: number): ControlField => ({ name, length, mandatory: true });

/**
 * The fields of the control record EDI_DC40 in their order (SAP ABAP dictionary, structure EDI_DC40; 524
 * characters in all). Without document number, type and message type a receiver cannot take an IDoc in.
 */
export const CONTROL_FIELDS: readonly ControlField[] = [
  { ...field("TABNAM", 10), form: { pattern: /^EDI_DC40$/, expected: "EDI_DC40" } },
  field("MANDT", 3),
  mandatory("DOCNUM", 16),
  field("DOCREL", 4),
  field("STATUS", 2),
  { ...field("DIRECT", 1), form: { pattern: /^[12]$/, expected: "1 for outbound or 2 for inbound" } },
  field("OUTMOD", 1),
  field("EXPRSS", 1),
  field("TEST", 1),
  mandatory("IDOCTYP", 30),
  field("CIMTYP", 30),
  mandatory("MESTYP", 30),
  field("MESCOD", 3),
  field("MESFCT", 3),
  field("STD", 1),
  field("STDVRS", 6),
  field("STDMES", 6),
  field("SNDPOR", 10),
  field("SNDPRT", 2),
  field("SNDPFC", 2),
  field("SNDPRN", 10),
  field("SNDSAD", 21),
  field("SNDLAD", 70),
  field("RCVPOR", 10),
  field("RCVPRT", 2),
  field("RCVPFC", 2),
  field("RCVPRN", 10),
  field("RCVSAD", 21),
  field("RCVLAD", 70),
  { ...field("CREDAT", 8), form: { pattern: /^\d{8}$/, expected: "a date YYYYMMDD" } },
  { ...field("CRETIM", 6), form: { pattern: /^\d{6}$/, expected: "a time HHMMSS" } },
  field("REFINT", 14),
  field("REFGRP", 14),
  field("REFMES", 14),
  field("ARCKEY", 70),
  field("SERIAL", 20),
];
