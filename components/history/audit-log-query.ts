import { infiniteQueryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import type { AuditLogPage } from "@/lib/history/list-audit-log";

/** What was done on the site, newest first, as far back as was asked for. */
export const auditLogQuery = infiniteQueryOptions({
  queryKey: queryKeys.auditLog,
  queryFn: ({ pageParam, signal }) =>
    readJson<AuditLogPage>(`/api/audit-log${pageParam === null ? "" : `?before=${pageParam}`}`, signal),
  initialPageParam: null as number | null,
  getNextPageParam: ({ before }) => before,
});
