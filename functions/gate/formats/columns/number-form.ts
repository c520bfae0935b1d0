/** How a locale writes numbers. */
export interface NumberForm {
  /** Turns a number into digits with a point, without grouping and leading zeros; null where it is none. */
  readonly plain: (text: string, type: "integer" | "decimal") => string | null;
}

const SPACES = "\u0020\u00a0\u202f";

/** The numbers of a locale by the Unicode CLDR; without one 1234.5 and no grouping. */
export function numberForm(locale: string | undefined): NumberForm {
  const parts = locale ? new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1_234_567.5) : [];
  const mark = (type: string) => parts.find((part) => part.type === type)?.value;
  const group = mark("group");
  // French groups by a narrow no-break space, which files replace by whatever space they have.
  const groups = group === undefined ? "" : SPACES.includes(group) ? SPACES : group;
  const decimal = mark("decimal") ?? ".";
  const grouped = groups === "" ? "" : String.raw`|\d{1,3}(?:[${escaped(groups)}]\d{3})+`;
  const whole = String.raw`([-+]?)(\d+${grouped})`;
  const forms = {
    integer: new RegExp(`^${whole}$`),
    decimal: new RegExp(String.raw`^${whole}(?:[${escaped(decimal)}](\d+))?$`),
  };
  return {
    plain: (text, type) => {
      const read = forms[type].exec(text);
      if (!read) return null;
      const [, sign = "", digits = "", fraction] = read;
      const plain = digits.replaceAll(/\D/g, "").replace(/^0+(?=\d)/, "");
      return `${sign === "-" ? "-" : ""}${plain}${fraction === undefined ? "" : `.${fraction}`}`;
    },
  };
}

function escaped(characters: string): string {
  return characters.replaceAll(/[\]\\^-]/g, String.raw`\$&`);
}
