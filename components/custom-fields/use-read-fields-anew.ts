import { queryKeys } from "@/components/data/query-keys";
import { useReadAnew } from "@/components/definition-changes/use-definition-change";

const shownIn = [queryKeys.customFields, queryKeys.contacts, queryKeys.contactPages];

/** Returns what reads everything anew that shows custom fields. */
export function useReadFieldsAnew(): () => Promise<void> {
  return useReadAnew(shownIn);
}
