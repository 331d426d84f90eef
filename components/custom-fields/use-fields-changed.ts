import { useQueryClient } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";

/** Returns what reads everything anew that shows custom fields. */
export function useFieldsChanged() {
  const client = useQueryClient();
  return async () => {
    await Promise.all(
      [queryKeys.customFields, queryKeys.contacts, queryKeys.contactPages].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
}
