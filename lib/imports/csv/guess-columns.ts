import type { ColumnMeaning } from "@/lib/imports/csv/column-meaning";
import { looksLikeAddress } from "@/lib/imports/csv/looks-like-address";
import { plainWords } from "@/lib/imports/csv/plain-words";
import { isOptOutHeader, readStatus } from "@/lib/imports/csv/read-status";

type Column = { index: number; header: string; words: string; values: string[] };
type SingleKind = Exclude<ColumnMeaning["kind"], "field" | "ignore">;

/** Headers in plain words, the surest first: the names that other tools and people give to the same thing. */
const emailHeaders = [
  ...["email", "email address", "e mail", "e mail address", "e mail 1 value", "primary email"],
  ...[
    "subscriber email",
    "contact email",
    "customer email",
    "member email",
    "email 1",
    "mail",
    "email email",
  ],
];
const nameHeaders = [
  ...["name", "full name", "fullname", "contact name", "customer name", "subscriber name", "display name"],
];
const firstNameHeaders = [
  "first name",
  "firstname",
  "fname",
  "given name",
  "forename",
  "first",
  "first name name",
];
const lastNameHeaders = ["last name", "lastname", "lname", "surname", "family name", "last"];
const tagHeaders = [
  "tags",
  "tag",
  "labels",
  "label",
  "contact tags",
  "tag list",
  "group membership",
  "groups",
];
const statusHeaders = [
  ...["email marketing status", "email marketing", "marketing status", "email subscription status"],
  ...["subscription status", "subscriber status", "email status", "contact status", "status", "state"],
  ...["subscribed", "is subscribed", "subscribed to emails", "email subscribed", "subscribed to newsletter"],
  ...[
    "opted in",
    "opt in",
    "email opt in",
    "marketing opt in",
    "accepts marketing",
    "accepts email marketing",
  ],
];

/** What each column most likely is; at most one of each kind, and nothing is imported on a weak guess. */
export function guessColumns(headers: string[], sample: string[][], customFields: string[]): ColumnMeaning[] {
  const columns = headers.map((header, index) => ({
    index,
    header,
    words: plainWords(header),
    values: sample.map((row) => (row[index] ?? "").trim()).filter((value) => value !== ""),
  }));
  const name = findByHeader(columns, nameHeaders);
  const found: Record<SingleKind, Column | undefined> = {
    email: findEmail(columns),
    name,
    // A full name already holds both halves; tools that export all three repeat themselves.
    first_name: name ? undefined : findByHeader(columns, firstNameHeaders),
    last_name: name ? undefined : findByHeader(columns, lastNameHeaders),
    status: findStatus(columns),
    tags: findByHeader(columns, tagHeaders),
  };
  const kindOf = new Map<number, SingleKind>();
  for (const kind of ["tags", "status", "last_name", "first_name", "name", "email"] as const) {
    if (found[kind]) kindOf.set(found[kind].index, kind);
  }
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

/** By header, unless what stands below is no address; then the column that holds the most addresses. */
function findEmail(columns: Column[]): Column | undefined {
  const possible = columns.filter(({ values }) => values.length === 0 || addressShare(values) >= 0.5);
  const named = findByHeader(possible, emailHeaders);
  if (named) return named;
  let best: Column | undefined;
  for (const column of possible) {
    if (addressShare(column.values) > addressShare(best?.values ?? [])) best = column;
  }
  return best ?? findByHeader(columns, emailHeaders);
}

function addressShare(values: string[]): number {
  return values.length === 0 ? 0 : values.filter(looksLikeAddress).length / values.length;
}

/**
 * A column about e-mail consent: a status, else an opt-out. "State" may be California and a status in
 * Stripe's export is about money, so the values must read as consent and the file must not be Stripe's.
 */
function findStatus(columns: Column[]): Column | undefined {
  const isAboutMoney = columns.some(({ words }) => words === "delinquent" || words === "total spend");
  const sure = columns.filter(({ header, words, values }) => {
    if (isAboutMoney && words === "status") return false;
    const known = values.filter(
      (value) => readStatus(value, header) !== "unknown" || isWaiting(value),
    ).length;
    return words === "state" ? known > 0 && known === values.length : known * 2 >= values.length;
  });
  return (
    findByHeader(sure, statusHeaders) ??
    columns.find(({ header, words }) => isOptOutHeader(header) && !isNoAnswer.test(words)) ??
    columns.find(({ words }) => words === "marketing contact status") ??
    columns.find(
      ({ values }) => values.length > 0 && values.every((value) => isConsentWord.test(plainWords(value))),
    )
  );
}

/** Words that are about consent whatever stands above them, unlike "active" or "yes". */
const isConsentWord = /^(un|not |non )?subscribed$|^opted (in|out)$|^never subscribed$/;

/** Opt-outs of something else, and columns about an opt-out that do not say whether there was one. */
const isNoAnswer = /\b(sms|whatsapp|phone|enrichment|count|rate|reason|campaign|score)\b/;

function isWaiting(value: string): boolean {
  return ["pending", "unconfirmed", "waiting", "unknown"].includes(plainWords(value));
}
