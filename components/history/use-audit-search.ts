import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useFormats } from "@/components/ui/use-formats";
import { auditKinds } from "@/lib/audit/audit-kinds";
import type { AuditSearch } from "@/lib/history/audit-search";

const parsers = {
  kind: parseAsStringLiteral(auditKinds),
  who: parseAsString,
  day: parseAsString,
};

/** Keeps in the URL which entries are looked for, so that a link shows the same. A day is one of the viewer's. */
export function useAuditSearch() {
  const { timeZone } = useFormats();
  const [{ kind, who, day }, setUrl] = useQueryStates(parsers);
  const search: AuditSearch = {
    ...(kind && { kind }),
    ...(who && { who }),
    ...(day && { day, zone: timeZone }),
  };
  return [search, setUrl] as const;
}
