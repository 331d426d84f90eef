import { parseAsInteger, parseAsJson, parseAsNumberLiteral, parseAsString, parseAsStringLiteral } from "nuqs";
import { marketingStatusChoices } from "@/lib/consent/status/marketing-status";
import { asFilterGroup } from "@/lib/contacts/filter/filter-group";
import type { OutlinedGroup } from "@/lib/contacts/filter/typed-text";
import { contactListDefaults } from "@/lib/contacts/list/contact-list-url";
import { contactSorts, pageSizes } from "@/lib/contacts/list/list-paging";

/** Reads the parts of a list's URL. */
export const listParsers = {
  segment: parseAsInteger,
  typed: parseAsString,
  search: parseAsString.withDefault(""),
  status: parseAsStringLiteral(marketingStatusChoices),
  import: parseAsInteger,
  where: parseAsJson((value): OutlinedGroup | null => asFilterGroup(value)),
  sort: parseAsStringLiteral(contactSorts).withDefault(contactListDefaults.sort),
  direction: parseAsStringLiteral(["asc", "desc"] as const).withDefault(contactListDefaults.direction),
  size: parseAsNumberLiteral(pageSizes).withDefault(contactListDefaults.size),
  after: parseAsInteger,
  before: parseAsInteger,
};
