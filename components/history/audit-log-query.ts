import { infiniteQueryOptions } from "@tanstack/react-query";
import type { AuditSearch } from "@/lib/history/audit-search";
import type { AuditLogPage } from "@/lib/history/list-audit-log";
import { queryKeys } from "../data/query-keys";
import { readJson } from "../data/read-json";

/** Reads what a search finds, newest first, as far back as was asked for. */
export function auditLogQuery(search: AuditSearch) {
  return infiniteQueryOptions({
    queryKey: queryKeys.auditLogOf(search),
    queryFn: ({ pageParam, signal }) => {
      const parameters = parametersOf(search);
      if (pageParam !== null) parameters.set("before", String(pageParam));
      return readJson<AuditLogPage>(`/api/audit-log${asked(parameters)}`, signal);
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ before }) => before,
  });
}

/** Returns where the file is that holds what a search finds. */
export function auditFileOf(search: AuditSearch): string {
  return `/api/audit-log/export${asked(parametersOf(search))}`;
}

function parametersOf(search: AuditSearch): URLSearchParams {
  return new URLSearchParams(Object.entries(search).filter(([, value]) => value !== undefined));
}

function asked(parameters: URLSearchParams): string {
  return parameters.size > 0 ? `?${parameters}` : "";
}
