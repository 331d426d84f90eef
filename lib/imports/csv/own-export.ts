import type { ColumnMeaning } from "@/lib/imports/cells/column-meaning";

/** Lists the columns that our own export begins with, before the site's fields. */
export const ownHeaders = [
  ...["Email", "Name", "Marketing status", "Customer", "Tags", "Source", "Added", "Last activity"],
];

const fieldMark = " (custom field)";

/** Returns the header of a custom field in our own export, different from the header of every other column. */
export function ownFieldHeader(name: string): string {
  const isTaken = ownHeaders.some((header) => header.toLowerCase() === name.toLowerCase());
  return isTaken || name.endsWith(fieldMark) ? `${name}${fieldMark}` : name;
}

/** Returns the meanings of the columns of our own export; undefined for a file of another tool. */
export function guessOwnExport(headers: string[], customFields: string[]): ColumnMeaning[] | undefined {
  if (!ownHeaders.every((header, index) => headers[index] === header)) return undefined;
  const fieldOf = new Map(customFields.map((name) => [ownFieldHeader(name), name]));
  return headers.map((header, index): ColumnMeaning => {
    if (index >= ownHeaders.length) {
      const name = fieldOf.get(header);
      return name === undefined
        ? { kind: "ignore" }
        : { kind: "field", name, numbers: "point", dates: "day_first" };
    }
    return ownMeanings[header] ?? { kind: "ignore" };
  });
}

const ownMeanings: Partial<Record<string, ColumnMeaning>> = {
  Email: { kind: "email" },
  Name: { kind: "name" },
  "Marketing status": { kind: "status" },
  Tags: { kind: "tags" },
};
