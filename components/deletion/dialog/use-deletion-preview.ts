import type { QueryClient } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { discardCounted, useCounted } from "@/components/jobs/use-counted";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { discardManifestAction, previewDeletionAction } from "@/lib/deletion/actions";

export interface Counting {
  attempt: number;
  withoutMissing: boolean;
}

type Preview = Awaited<ReturnType<typeof previewDeletionAction>>;

/** Has a manifest counted once for each opening of the dialog and each request to count again. */
export function useDeletionPreview(selection: ContactSelection, { attempt, withoutMissing }: Counting) {
  const { answer, answeredAt, isError } = useCounted<Preview>({
    queryKey: queryKeys.deletionPreview(selection, attempt, withoutMissing),
    ask: () =>
      previewDeletionAction(
        selection.kind === "ids" && withoutMissing ? { ...selection, withoutMissing } : selection,
      ),
    pathOf: (preview) =>
      preview.ok && preview.state === "measuring" ? `/api/deletions/${preview.jobId}/manifest` : undefined,
    discard: discardPreview,
  });
  const ageMs = answer?.ok && answer.state === "measured" ? answer.ageMs : 0;
  /** Is when it was counted, by the clock of this browser. */
  const countedAt = answer && answeredAt - ageMs;
  return { result: answer, ageMs, countedAt, isError };
}

/** Discards what this browser had counted and not confirmed. */
export function discardPreviews(client: QueryClient): void {
  discardCounted<Preview>(client, queryKeys.deletionPreviews, discardPreview);
}

function discardPreview(preview: Preview): void {
  if (preview.ok) void discardManifestAction({ jobId: preview.jobId });
}
