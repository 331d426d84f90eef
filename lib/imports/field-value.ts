import type { RowProblem } from "./row-problems";

export type FieldType = "text" | "number" | "date" | "boolean";

/** The value as the field's type stores it, or what is wrong with it. */
export function fieldValue(
  type: FieldType,
  text: string,
): { ok: true; value: string } | { ok: false; problem: RowProblem } {
  if (type === "number") {
    const number = Number(text.replaceAll(/[\s,'](?=\d{3}\b)/g, ""));
    return Number.isFinite(number)
      ? { ok: true, value: String(number) }
      : { ok: false, problem: "not_a_number" };
  }
  if (type === "date") {
    const iso = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/.exec(text)?.[1];
    const isDay = iso !== undefined && new Date(`${iso}T00:00:00Z`).toISOString().startsWith(iso);
    return isDay ? { ok: true, value: iso } : { ok: false, problem: "not_a_date" };
  }
  if (type === "boolean") {
    const word = text.toLowerCase();
    if (/^(yes|y|true|1|on|x)$/.test(word)) return { ok: true, value: "true" };
    if (/^(no|n|false|0|off)$/.test(word)) return { ok: true, value: "false" };
    return { ok: false, problem: "not_yes_or_no" };
  }
  return { ok: true, value: text };
}
