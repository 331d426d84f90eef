import { useQuery } from "@tanstack/react-query";
import { createLoader } from "nuqs";
import { findTypedText } from "@/components/data/typed-texts";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { ContactListState } from "@/lib/contacts/list/contact-list-url";
import { segmentsQuery } from "./contact-queries";
import { useLastListUrl } from "./last-list-url";
import { conditionsOf } from "./list-conditions";
import { listParsers } from "./list-parsers";

const loadListUrl = createLoader(listParsers);

/**
 * Returns the list as this window last showed it, from its first page on, or everyone. Undefined while that is not
 * known: until React hydrates, while the segment is read, and when what was typed is forgotten.
 */
export function useLastList(): ContactListState | undefined {
  const isHydrated = useIsHydrated();
  const listUrl = useLastListUrl();
  const url = loadListUrl(new URLSearchParams(listUrl.split("?")[1]));
  const { data } = useQuery({ ...segmentsQuery, enabled: isHydrated && url.segment !== null });
  const conditions = conditionsOf(url, findTypedText(url.typed), data?.segments);
  if (!isHydrated || !conditions) return undefined;
  const { sort, direction, size } = url;
  return { ...conditions, sort, direction, size, after: null, before: null };
}
