import type { ColumnMeaning } from "@/lib/imports/cells/column-meaning";
import { emailsIn } from "@/lib/imports/cells/emails-in-cell";
import { withoutMark } from "@/lib/imports/cells/formula-mark";
import { furtherEmailHeaders } from "@/lib/imports/cells/header-words";
import { holdsEmail } from "@/lib/imports/cells/holds-email";
import { plainWords } from "@/lib/imports/cells/plain-words";
import { splitTags } from "@/lib/imports/cells/split-tags";
import { withoutColumnMark } from "@/lib/imports/csv/name-headers";
import { tagKey } from "@/lib/values/tag-key";
import type { NotedRow } from "./import-note";
import type { RowProblem } from "./row-problems";
import { type SaidConsent, saidConsent } from "./said-consent";

const longestName = 200;
const longestValue = 2000;
const mostTags = 100;

type FieldColumn = Extract<ColumnMeaning, { kind: "field" }>;

/** Holds a row of the file by meaning. Leaves out blank cells and values that are too long, and notes the latter. */
export interface ReadRow {
  email: string;
  /** Is the email exactly as the file has it. */
  typed: string;
  /** Lists other emails of the same cell, or of a column for a further email. */
  furtherEmails: string[];
  name: string;
  tags: string[];
  fields: { column: FieldColumn; value: string }[];
  said: SaidConsent;
  notes: NotedRow[];
}

export type RowReading = { ok: true; row: ReadRow } | { ok: false; problem: RowProblem; detail?: string };

interface ReadingRule {
  headers: string[];
  columns: ColumnMeaning[];
  tags: string[];
}

/** Returns a reader of rows by the meanings that the owner gave the columns. Refuses a row only without an email. */
export function rowReaderOf({ headers, columns, tags }: ReadingRule): (cells: string[]) => RowReading {
  const at = (kind: ColumnMeaning["kind"]) =>
    columns.flatMap((column, index) => (column.kind === kind ? [index] : []));
  const [emailAt = -1] = at("email");
  const [nameAt = -1] = at("name");
  const [firstAt = -1] = at("first_name");
  const [lastAt = -1] = at("last_name");
  const statuses = at("status").map((index) => ({ index, header: headers[index] ?? "" }));
  const tagsAt = at("tags");
  const ignoredAt = at("ignore");
  const isFurtherEmail = (index: number) =>
    furtherEmailHeaders.test(plainWords(withoutColumnMark(headers[index] ?? "")));
  const furtherAt = ignoredAt.filter(isFurtherEmail);
  return (marked) => {
    const cells = marked.map(withoutMark);
    const cell = (index: number) => cells[index] ?? "";
    if (cell(emailAt) === "") return { ok: false, problem: "no_email" };
    const found = emailsIn(cell(emailAt));
    if (!found) return { ok: false, problem: "not_an_email" };
    const [email, ...beside] = found.emails;
    const inOthers = furtherAt.flatMap((index) => emailsIn(cell(index))?.emails ?? []);
    const furtherEmails = [...new Set([...beside, ...inOthers])].filter((one) => one !== email);
    const notes: NotedRow[] = [];
    const leaveOut = <T>(isLeftOut: boolean, note: NotedRow, value: T, otherwise: T): T => {
      if (isLeftOut) notes.push(note);
      return isLeftOut ? otherwise : value;
    };
    const isFurther = furtherEmails.length > 0 || ignoredAt.some((index) => holdsOther(cell(index), email));
    if (isFurther) notes.push({ note: "further_address" });
    else if (found.isMended) notes.push({ note: "address_mended" });
    if (found.hasOddDots) notes.push({ note: "odd_dots" });
    const given = cell(nameAt) || `${cell(firstAt)} ${cell(lastAt)}`.trim() || found.name;
    const name = leaveOut([...given].length > longestName, { note: "name_too_long" }, given, "");
    const ofRow = distinctTags([...tags, ...tagsAt.flatMap((index) => splitTags(cell(index)))]);
    const allTags = leaveOut(
      ofRow.length > mostTags,
      { note: "too_many_tags" },
      ofRow,
      ofRow.slice(0, mostTags),
    );
    const fields = columns.flatMap((column, index) => {
      if (column.kind !== "field" || cell(index) === "") return [];
      const note: NotedRow = { note: "field_too_long", detail: column.name };
      return leaveOut(cell(index).length > longestValue, note, [{ column, value: cell(index) }], []);
    });
    const said = saidConsent(cells, statuses);
    return {
      ok: true,
      row: { email, typed: found.typed, furtherEmails, name, tags: allTags, fields, said, notes },
    };
  };
}

function distinctTags(names: string[]): string[] {
  const tags = new Map<string, string>();
  for (const name of names) if (!tags.has(tagKey(name))) tags.set(tagKey(name), name);
  return [...tags.values()];
}

/** Tells whether a cell that is left out holds an email other than the one that is taken. */
function holdsOther(cell: string, email: string): boolean {
  if (!cell.includes("@") || cell.length > 320 || !holdsEmail(cell)) return false;
  return emailsIn(cell)?.emails.some((other) => other !== email) ?? false;
}
