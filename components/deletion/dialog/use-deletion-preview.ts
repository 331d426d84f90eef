import { useQuery } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { previewDeletionAction } from "@/lib/deletion/actions";

export interface Counting {
  attempt: number;
  withoutMissing: boolean;
}

/** Freezes a manifest once for each opening of the dialog and each request to count again, never by itself. */
export function useDeletionPreview(selection: ContactSelection, { attempt, withoutMissing }: Counting) {
  return useQuery({
    queryKey: queryKeys.deletionPreview(selection, attempt, withoutMissing),
    queryFn: async () => {
      const result = await previewDeletionAction(
        selection.kind === "ids" && withoutMissing ? { ...selection, withoutMissing } : selection,
      );
      return { result, countedAt: Date.now() };
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
