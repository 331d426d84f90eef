import type { MarketingWish } from "@/lib/consent/status-on-arrival";
import { parseEmail } from "@/lib/contacts/email-address";
import type { ColumnMeaning } from "./csv/column-meaning";
import { readStatus } from "./csv/read-status";
import { splitTags } from "./csv/split-tags";
import type { ImportConsent } from "./import-view";
import type { RowProblem } from "./row-problems";

const longestName = 200;
const longestValue = 2000;
const mostTags = 50;

/** A row of the file in our own words. Blank cells are left out. */
export interface ReadRow {
  email: string;
  /** The address as it stands in the file. */
  typed: string;
  name: string;
  tags: string[];
  fields: { name: string; value: string }[];
  wish: MarketingWish;
}

export type RowReading = { ok: true; row: ReadRow } | { ok: false; problem: RowProblem; detail?: string };

interface ReadingRule {
  headers: string[];
  columns: ColumnMeaning[];
  tags: string[];
  consent: ImportConsent;
}

/** Reads rows as the owner said: what each column means and what the list says about marketing e-mail. */
export function rowReaderOf({
  headers,
  columns,
  tags,
  consent,
}: ReadingRule): (cells: string[]) => RowReading {
  const at = (kind: ColumnMeaning["kind"]) =>
    columns.flatMap((column, index) => (column.kind === kind ? [index] : []));
  const [emailAt = -1] = at("email");
  const [nameAt = -1] = at("name");
  const [firstAt = -1] = at("first_name");
  const [lastAt = -1] = at("last_name");
  const statusesAt = at("status");
  const tagsAt = at("tags");
  return (cells) => {
    const cell = (index: number) => cells[index] ?? "";
    if (cell(emailAt) === "") return { ok: false, problem: "no_email" };
    const address = parseEmail(cell(emailAt), { from: "list" });
    if (!address.ok) return { ok: false, problem: "not_an_email" };
    const name = cell(nameAt) || `${cell(firstAt)} ${cell(lastAt)}`.trim();
    if ([...name].length > longestName) return { ok: false, problem: "name_too_long" };
    const ofRow = [...new Set([...tags, ...tagsAt.flatMap((index) => splitTags(cell(index)))])];
    if (ofRow.length > mostTags) return { ok: false, problem: "too_many_tags" };
    const fields = columns.flatMap((column, index) =>
      column.kind === "field" && cell(index) !== "" ? [{ name: column.name, value: cell(index) }] : [],
    );
    const tooLong = fields.find(({ value }) => value.length > longestValue);
    if (tooLong) return { ok: false, problem: "field_too_long", detail: tooLong.name };
    const statuses = statusesAt.map((index) => readStatus(cell(index), headers[index] ?? ""));
    return {
      ok: true,
      row: {
        email: address.email,
        typed: cell(emailAt),
        name,
        tags: ofRow,
        fields,
        wish: wishOf(statuses, consent),
      },
    };
  };
}

/** Of several columns about consent the one that is most against sending counts. */
function wishOf(statuses: ReturnType<typeof readStatus>[], consent: ImportConsent): MarketingWish {
  for (const out of ["complained", "unsubscribed", "bounced"] as const)
    if (statuses.includes(out)) return out;
  if (consent !== "ask" && consent !== "claimed") return "none";
  if (statuses.length > 0 && !statuses.includes("subscribed")) return "none";
  return consent === "claimed" ? "claimed" : "asked_by_owner";
}
