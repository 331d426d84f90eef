"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMay } from "@/components/roles/role-provider";
import { toast } from "@/components/toasts/toast";
import { onlyMessage } from "@/lib/auth/permission-labels";
import { extrasOf, fieldOf, firstColumns, type ListColumn } from "@/lib/contacts/list/list-columns";
import { setSegmentColumnsAction } from "@/lib/segments/actions";
import type { CountedSegments } from "@/lib/segments/segment-view";
import { filterOptionsQuery, segmentsQuery } from "../contact-queries";
import { useContactListState } from "../use-contact-list-state";
import type { NamedField } from "./column-labels";
import { columnsMessages, columnsProblem } from "./columns-messages";
import { keepColumns, type ListPreferences } from "./list-preferences";

export interface ListColumns {
  columns: readonly ListColumn[];
  extras: ReturnType<typeof extrasOf>;
  /** Holds the custom fields of the site, as far as they are read. */
  fields: readonly NamedField[];
  /** Is the saved segment that the columns belong to, for everyone of the site; undefined for this browser's own. */
  segment: { id: number; name: string } | undefined;
  /** Keeps the columns with the segment, or in this browser; undefined sets them back. */
  arrange(columns: readonly ListColumn[] | undefined): void;
}

/** Says which columns the list has: the segment's, or else those of this browser. */
export function useListColumns(own: ListPreferences["columns"]): ListColumns {
  const client = useQueryClient();
  const mayArrange = useMay()("segments.write");
  const [state] = useContactListState();
  const { segment } = state;
  const segmentId = segment?.id;
  const arranged = segment?.columns ?? own;
  const columns = arranged ?? firstColumns;
  const hasFields = columns.some(({ id }) => fieldOf(id) !== undefined);
  const options = useQuery({ ...filterOptionsQuery, enabled: hasFields });
  const arrange = useMutation({
    mutationFn: (input: Parameters<typeof setSegmentColumnsAction>[0]) => setSegmentColumnsAction(input),
    // The columns change at once: nothing is lost when the server then refuses.
    onMutate: ({ segmentId, columns }) =>
      client.setQueryData<CountedSegments>(
        segmentsQuery.queryKey,
        (known) =>
          known && {
            ...known,
            segments: known.segments.map((one) =>
              one.id === segmentId ? { ...one, columns: columns as ListColumn[] | null } : one,
            ),
          },
      ),
    onSuccess: (result) => {
      if (!result.ok) toast.error(columnsProblem(result));
    },
    onError: () => toast.error(columnsMessages.notSaved),
    onSettled: () => client.invalidateQueries({ queryKey: segmentsQuery.queryKey }),
  });
  return {
    columns,
    extras: extrasOf(columns),
    fields: options.data?.custom ?? [],
    segment: segment && segmentId ? { id: segmentId, name: segment.name } : undefined,
    arrange(next) {
      if (segmentId && !mayArrange) toast.error(onlyMessage("segments.write"));
      else if (segmentId) arrange.mutate({ segmentId, columns: next ? [...next] : null });
      else keepColumns(next);
    },
  };
}
