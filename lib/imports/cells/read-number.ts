import { canonicalNumber } from "@/lib/values/canonical-number";
import { type NumberForm, numberForms } from "./number-forms";

type NumberReading = { value: string } | "ambiguous" | "not_a_number";

const grouped = (group: string) => new RegExp(`^[-+]?[1-9]\\d{0,2}(?:${group}\\d{3})+$`);
const groups = { point: "[, '\u2019]", comma: "[. '\u2019]" };

/**
 * Reads a number as a column of this form writes it, into the one form that is stored. Without a form "1.234" and
 * "1,234" are ambiguous, because readers disagree whether they mean a thousand or one.
 */
export function readNumber(text: string, form: NumberForm | undefined): NumberReading {
  const plain = text
    .normalize("NFKC")
    .replace(/\u2212/g, "-")
    .replace(/[\u00a0\u202f\u2009]/g, " ")
    .trim();
  if (form) return ofForm(plain, form) ?? "not_a_number";
  const asPoint = ofForm(plain, "point");
  const asComma = ofForm(plain, "comma");
  if (asPoint && asComma && asPoint.value !== asComma.value) return "ambiguous";
  return asPoint ?? asComma ?? "not_a_number";
}

/** Returns the form in which a column writes numbers; "ambiguous" where it could be either and that matters. */
export function guessNumberForm(cells: string[]): NumberForm | "ambiguous" | undefined {
  const decided = new Set(
    cells.flatMap((cell) => {
      const fits = numberForms.filter((form) => readNumber(cell, form) !== "not_a_number");
      return fits.length === 1 ? fits : [];
    }),
  );
  const [only] = decided;
  if (decided.size === 1) return only;
  return cells.some((cell) => readNumber(cell, undefined) === "ambiguous") ? "ambiguous" : undefined;
}

function ofForm(text: string, form: NumberForm): { value: string } | undefined {
  const decimal = form === "point" ? "." : ",";
  const [whole = "", fraction, ...more] = text.split(decimal);
  if (more.length > 0) return undefined;
  const isGrouped = grouped(groups[form]).test(whole);
  const digits = isGrouped ? whole.replace(/[^\d+-]/g, "") : whole;
  if (!/^[-+]?\d*$/.test(digits) || fraction === "") return undefined;
  const value = canonicalNumber(fraction === undefined ? digits : `${digits}.${fraction}`);
  return value === undefined ? undefined : { value };
}
