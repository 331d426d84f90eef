import {
  parseAsInteger,
  parseAsJson,
  parseAsNumberLiteral,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from "nuqs";
import { marketingStatusChoices } from "@/lib/consent/status/marketing-status";
import { asFilterGroup } from "@/lib/contacts/filter/filter-group";
import { contactListDefaults } from "@/lib/contacts/list/contact-list-url";
import { contactSorts, pageSizes } from "@/lib/contacts/list/list-paging";

const parsers = {
  search: parseAsString.withDefault(""),
  status: parseAsStringLiteral(marketingStatusChoices),
  import: parseAsInteger,
  where: parseAsJson(asFilterGroup),
  sort: parseAsStringLiteral(contactSorts).withDefault(contactListDefaults.sort),
  direction: parseAsStringLiteral(["asc", "desc"] as const).withDefault(contactListDefaults.direction),
  size: parseAsNumberLiteral(pageSizes).withDefault(contactListDefaults.size),
  after: parseAsInteger,
  before: parseAsInteger,
};

export const firstPage = { after: null, before: null };

/** Keeps what is listed in the URL, so that a link shows the same and Back goes back. */
export function useContactListState() {
  return useQueryStates(parsers, { history: "push" });
}
