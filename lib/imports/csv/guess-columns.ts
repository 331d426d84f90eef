import type { ColumnMeaning } from "@/lib/imports/cells/column-meaning";
import { furtherStatusWords } from "@/lib/imports/cells/further-status-words";
import {
  bareNameHeaders,
  emailHeaders,
  firstNameHeaders,
  lastNameHeaders,
  nameHeaders,
  salesWords,
  statusHeaders,
  tagHeaders,
  vagueStatusHeaders,
} from "@/lib/imports/cells/header-words";
import { holdsEmail } from "@/lib/imports/cells/holds-email";
import { isNoAnswer } from "@/lib/imports/cells/left-out-statuses";
import { plainWords } from "@/lib/imports/cells/plain-words";
import { isOptOutHeader, readStatus } from "@/lib/imports/cells/read-status";
import { withoutColumnMark } from "@/lib/imports/csv/name-headers";
import { guessOwnExport } from "@/lib/imports/csv/own-export";

type Column = { index: number; header: string; words: string; values: string[] };
type OwnKind = Exclude<ColumnMeaning["kind"], "field" | "ignore">;

/**
 * Guesses the meaning of each column; a weak guess imports nothing. Takes at most one column of each kind, except
 * consent, where an opt-out in any column counts, and tags below several headers of one name.
 */
export function guessColumns(headers: string[], sample: string[][], customFields: string[]): ColumnMeaning[] {
  const own = guessOwnExport(headers, customFields);
  if (own) return own;
  const columns = headers.map((header, index) => ({
    index,
    header,
    words: plainWords(withoutColumnMark(header)),
    values: sample.map((row) => (row[index] ?? "").trim()).filter((value) => value !== ""),
  }));
  const kindOf = new Map<number, OwnKind>();
  const take = (kind: OwnKind, column: Column | undefined) => {
    if (column) kindOf.set(column.index, kind);
  };
  const tags = findByHeader(columns, tagHeaders);
  for (const column of columns) if (column.words === tags?.words) take("tags", column);
  for (const column of findStatuses(columns)) take("status", column);
  const names = findNames(columns);
  for (const kind of ["last_name", "first_name", "name"] as const) take(kind, names[kind]);
  take("email", findEmail(columns));
  const fieldOf = new Map(customFields.map((field) => [plainWords(field), field]));
  return columns.map(({ index, words }) => {
    const kind = kindOf.get(index);
    if (kind !== undefined) return { kind };
    const field = fieldOf.get(words);
    if (field === undefined || words === "") return { kind: "ignore" };
    fieldOf.delete(words);
    return { kind: "field", name: field };
  });
}

function findByHeader(columns: Column[], headers: string[]): Column | undefined {
  for (const header of headers) {
    const column = columns.find(({ words }) => words === header);
    if (column) return column;
  }
  return undefined;
}

/**
 * Finds a whole name or its halves. A bare "Name" beside a first name is the last name in some languages ("Vorname;
 * Name") and the whole name in some exports; "Nome" beside a last name is the first.
 */
function findNames(columns: Column[]): Partial<Record<"name" | "first_name" | "last_name", Column>> {
  const whole = findByHeader(columns, nameHeaders);
  const bare = findByHeader(columns, bareNameHeaders);
  const first = findByHeader(columns, firstNameHeaders);
  const last = findByHeader(columns, lastNameHeaders);
  if (bare && first && !last) {
    const isWhole = bare.values.some(
      (value, at) => value !== first.values[at] && startsWith(value, first.values[at]),
    );
    return isWhole || whole ? { name: isWhole ? bare : whole } : { first_name: first, last_name: bare };
  }
  if (bare && last && !first && bare.words !== "name" && bare.words !== "naam")
    return { first_name: bare, last_name: last };
  // A full name already holds both halves; tools that export all three repeat themselves.
  const name = bare ?? whole;
  return name ? { name } : { first_name: first, last_name: last };
}

function startsWith(whole: string, part: string | undefined): boolean {
  return part !== undefined && part !== "" && whole.toLowerCase().includes(part.toLowerCase());
}

/** Finds the email column by its header, unless its values are none; then by the most emails. */
function findEmail(columns: Column[]): Column | undefined {
  const possible = columns.filter(({ values }) => values.length === 0 || emailShare(values) >= 0.5);
  const named = findByHeader(possible, emailHeaders);
  if (named) return named;
  let best: Column | undefined;
  for (const column of possible) {
    if (emailShare(column.values) > emailShare(best?.values ?? [])) best = column;
  }
  return best ?? findByHeader(columns, emailHeaders);
}

function emailShare(values: string[]): number {
  return values.length === 0 ? 0 : values.filter(holdsEmail).length / values.length;
}

/**
 * Finds the consent columns: one that says who is in, and all that say who is out. "State" may be California and
 * Stripe's "status" is about money, so the values must read as consent and the file must not be Stripe's.
 */
function findStatuses(columns: Column[]): Column[] {
  const isAboutMoney = columns.some(({ words }) => words === "delinquent" || words === "total spend");
  const vague = columns.filter(({ header, words, values }) => {
    if (isAboutMoney && words === "status") return false;
    const known = countKnown(header, values);
    if (words === "state" || words === "estado") return known > 0 && known === values.length;
    return known * 2 >= values.length || !values.some((value) => salesWords.test(plainWords(value)));
  });
  const outs = columns.filter(({ header, words }) => isOptOutHeader(header) && !isNoAnswer(words));
  const state =
    findByHeader(columns, statusHeaders) ??
    findByHeader(vague, vagueStatusHeaders) ??
    (outs.length > 0
      ? undefined
      : (findByHeader(columns, ["marketing contact status"]) ??
        columns.find(
          ({ header, values }) =>
            values.some(isConsentWord) && countKnown(header, values) * 2 >= values.length,
        )));
  const states = columns.filter((column) => column === state || (state && column.words === state.words));
  return [...states, ...outs];
}

function countKnown(header: string, values: string[]): number {
  return values.filter((value) => readStatus(value, header) !== "unknown").length;
}

const consentWords = new Set(Object.values(furtherStatusWords).flat().map(plainWords));
const consentPattern =
  /^(un|not |non |never )?subscribed$|^opted (in|out)$|^(abgemeldet|abonniert|desabonnee?|desinscrite?|dad[oa] de baja|uitgeschreven|afgemeld|disiscritt[oa]|descadastrad[oa])$/;

/** Tells whether a word is about consent under any header, unlike "active" or "yes". */
function isConsentWord(value: string): boolean {
  const words = plainWords(value);
  return consentPattern.test(words) || consentWords.has(words);
}
