/** Is a column of the list of contacts; `width` is in px. */
export interface ListColumn {
  id: ColumnId;
  width: number;
}

/** Names the columns that every site has, in the order in which they are offered. */
export const builtInColumns = [
  "name",
  "email",
  "status",
  "customer",
  "tags",
  "added",
  "activity",
  "revenue",
  "subscription",
  "offers",
  "source",
] as const;
export type BuiltInColumn = (typeof builtInColumns)[number];
export type ColumnId = BuiltInColumn | `field-${number}`;

/** Names what is read only for a list that shows it. */
export type ExtraColumn = "revenue" | "subscription" | "offers" | "source" | `field-${number}`;

export const [leastWidth, mostWidth, mostColumns] = [80, 600, 32];

const firstWidths: Record<BuiltInColumn, number> = {
  name: 220,
  email: 240,
  status: 150,
  customer: 104,
  tags: 196,
  added: 124,
  activity: 132,
  revenue: 132,
  subscription: 200,
  offers: 200,
  source: 112,
};

/** Returns the width in px that a column has until someone changes it. */
export function firstWidthOf(id: ColumnId): number {
  return isField(id) ? 160 : firstWidths[id];
}

/** Lists the columns of a list that nobody has arranged. */
export const firstColumns: readonly ListColumn[] = builtInColumns
  .slice(0, 7)
  .map((id) => ({ id, width: firstWidthOf(id) }));

/** Returns the width as it can be: a whole number of px, no less and no more than a column may have. */
export function possibleWidth(width: number): number {
  return Math.round(Math.min(mostWidth, Math.max(leastWidth, width)));
}

export function isColumnId(id: string): id is ColumnId {
  return builtInColumns.some((known) => known === id) || /^field-[1-9]\d{0,14}$/.test(id);
}

/** Tells whether columns are a list's: the name first, each once, not too many, and of a width that can be. */
export function areListColumns(columns: readonly { id: string; width: number }[]): columns is ListColumn[] {
  const areEach = columns.every(({ id, width }) => isColumnId(id) && width === possibleWidth(width));
  const isOnce = new Set(columns.map(({ id }) => id)).size === columns.length;
  return areEach && isOnce && columns[0]?.id === "name" && columns.length <= mostColumns;
}

/** Writes columns as a browser keeps them: "name.220~email.240". */
export function columnsText(columns: readonly ListColumn[]): string {
  return columns.map(({ id, width }) => `${id}.${width}`).join("~");
}

/** Reads columns from that text; undefined for any other. */
export function parseColumnsText(text: string): ListColumn[] | undefined {
  const columns = text.split("~").map((one) => {
    const [id = "", width = ""] = one.split(".");
    return { id, width: /^\d{1,3}$/.test(width) ? Number(width) : 0 };
  });
  return areListColumns(columns) ? columns : undefined;
}

/** Returns the number of the custom field that a column shows; undefined for any other column. */
export function fieldOf(id: ColumnId): number | undefined {
  return isField(id) ? Number(id.slice("field-".length)) : undefined;
}

function isField(id: ColumnId): id is `field-${number}` {
  return id.startsWith("field-");
}

/** Lists what must be read besides what every row has, in an order of its own: moving a column reads nothing anew. */
export function extrasOf(columns: readonly ListColumn[]): ExtraColumn[] {
  return columns
    .map(({ id }) => id)
    .filter(isExtra)
    .sort();
}

export function isExtra(id: string): id is ExtraColumn {
  return isColumnId(id) && !firstColumns.some((column) => column.id === id);
}

/** Returns the part of a list's query that names what is read besides; empty for nothing. */
export function columnsQuery(extras: readonly ExtraColumn[]): string {
  return extras.length > 0 ? `&columns=${extras.join("~")}` : "";
}

/** Reads what is to be read besides; undefined when one of the names is not known, or there are too many. */
export function parseExtras(text: string | null): ExtraColumn[] | undefined {
  const names = text ? text.split("~") : [];
  return names.length <= mostColumns && names.every(isExtra) ? (names as ExtraColumn[]) : undefined;
}
