/**
 * Returns the only form in which a number is stored and compared: digits with a point, no exponent, no needless
 * zeros ("10", never "10.0"). Returns undefined for text such as "0x10" or "1e3", which is more often a code.
 */
export function canonicalNumber(text: string): string | undefined {
  const [, sign, whole = "", fraction = ""] = /^([-+\u2212]?)(\d*)(?:\.(\d+))?$/.exec(text.trim()) ?? [];
  if (sign === undefined || whole + fraction === "") return undefined;
  const digits = whole.replace(/^0+(?=\d)/, "") || "0";
  const rest = fraction.replace(/0+$/, "");
  const size = rest === "" ? digits : `${digits}.${rest}`;
  return size === "0" || sign === "" || sign === "+" ? size : `-${size}`;
}
