/** Is one figure of the bench: what was measured, and at least or at most what it should be. */
export interface Figure {
  figure: string;
  value: number;
  unit?: "ms" | "s" | "µs" | "kB" | "MB" | "%" | "/s" | "found" | "pages";
  atLeast?: number;
  atMost?: number;
  /** Says what the ratio is made of. */
  detail?: string;
}

/** Returns the figures as a Markdown table that is readable in a terminal as well. */
export function tableOf(figures: readonly Figure[]): string[] {
  const rows = figures.map(({ figure, value, unit, atLeast, atMost, detail = "" }) => [
    figure,
    shown(value, unit),
    atLeast !== undefined
      ? `≥ ${shown(atLeast, unit)}`
      : atMost !== undefined
        ? `≤ ${shown(atMost, unit)}`
        : "",
    isMet({ value, atLeast, atMost }) ? "" : "not met",
    detail,
  ]);
  return lines([["figure", "measured", "bar", "", "of"], ...rows]);
}

export function lines(rows: readonly string[][]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lineOf = (row: string[]) =>
    `| ${widths.map((width, column) => (row[column] ?? "").padEnd(width)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [lineOf(head), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...body.map(lineOf)];
}

function isMet({ value, atLeast, atMost }: Pick<Figure, "value" | "atLeast" | "atMost">): boolean {
  return value >= (atLeast ?? Number.NEGATIVE_INFINITY) && value <= (atMost ?? Number.POSITIVE_INFINITY);
}

export function shown(value: number, unit?: string): string {
  const isWhole = unit !== undefined && Number.isInteger(value);
  const digits = isWhole || (unit && Math.abs(value) >= 10) ? 0 : unit ? 1 : 2;
  const number = value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit ? `${number} ${unit}` : number;
}
