import { queryOptions } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import type { ImportDetail, ImportStatus, ImportView } from "@/lib/imports/plan/import-view";

interface ImportList {
  imports: ImportView[];
}

const whileActiveMs = 500;
const active: ImportStatus[] = ["checking", "importing", "reverting"];

export function isActiveImport({ status }: Pick<ImportView, "status">): boolean {
  return active.includes(status);
}

/**
 * Reads the imports, and the contacts again when one has ended. Compares with the list of the moment the answer
 * arrives, because a page opened meanwhile may have brought a newer one.
 */
export const importsQuery = queryOptions({
  queryKey: queryKeys.imports,
  queryFn: async ({ signal, client, queryKey }) => {
    const list = await readJson<ImportList>("/api/imports", signal);
    const before = client.getQueryData<ImportList>(queryKey);
    const running = new Set(list.imports.filter(isActiveImport).map(({ id }) => id));
    if (before?.imports.some((one) => isActiveImport(one) && !running.has(one.id)))
      void client.invalidateQueries({ queryKey: queryKeys.contacts });
    return list;
  },
  refetchInterval: ({ state }) => (state.data?.imports.some(isActiveImport) ? whileActiveMs : false),
});

/**
 * Reads one import. Contacts read earlier are out of date while the import writes and when it has ended, so it
 * invalidates them.
 */
export function importQuery(id: number) {
  return queryOptions({
    queryKey: queryKeys.import(id),
    queryFn: async ({ signal, client, queryKey }) => {
      const detail = await readJson<ImportDetail>(`/api/imports/${id}`, signal);
      const before = client.getQueryData<ImportDetail>(queryKey);
      if (before?.status !== detail.status || isActiveImport(detail))
        void client.invalidateQueries({ queryKey: queryKeys.contacts });
      return detail;
    },
    refetchInterval: ({ state }) => (state.data && isActiveImport(state.data) ? whileActiveMs : false),
  });
}
