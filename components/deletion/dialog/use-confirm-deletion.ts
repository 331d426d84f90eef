import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { useProof } from "@/components/auth/proof/use-proof";
import { toast } from "@/components/toasts/toast";
import { confirmDeletionAction } from "@/lib/deletion/actions";
import type { DeletionManifest } from "@/lib/deletion/manifest/deletion-plan";
import type { DeletionList } from "@/lib/deletion/receipt/deletion-view";
import { deletionsQuery, followDeletion, refreshDeletions } from "../deletion-queries";
import { isActive } from "../deletion-standing";
import { dismissOutcomes } from "../seen-deletions";
import { confirmDeletionKey } from "./confirm-deletion-key";
import { confirmMessages } from "./confirm-messages";

interface Confirmation {
  manifest: DeletionManifest;
  typed: string;
  refundsUnused: boolean;
  deletesCustomers: boolean;
  why: string;
}

interface ConfirmDeletion {
  /** Runs it after the proof that was asked for. */
  first: ReturnType<typeof useProof>["first"];
  onConfirmed(jobId: number): void;
  onRefused(refusal: string): void;
}

/** Confirms a manifest, or says why not. Nothing shows as deleted before the server says so. */
export function useConfirmDeletion({ first, onConfirmed, onRefused }: ConfirmDeletion) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: confirmDeletionKey,
    mutationFn: ({ manifest, typed, refundsUnused, deletesCustomers, why }: Confirmation) =>
      first(() =>
        confirmDeletionAction({
          jobId: manifest.jobId,
          digest: manifest.digest,
          phrase: typed,
          refundsUnused,
          deletesCustomers,
          why,
        }),
      ),
    onSuccess: (result) => {
      if (!result.ok) return onRefused(result.refusal);
      const list = client.getQueryData<DeletionList>(deletionsQuery.queryKey);
      dismissOutcomes(
        (list?.deletions ?? [])
          .filter((view) => !isActive(view) && view.needsAttentionCount === 0)
          .map(({ id }) => id),
      );
      if (result.isWaiting) {
        toast.info(confirmMessages.waiting);
        void refreshDeletions(client);
      } else void followDeletion(client, result.jobId);
      onConfirmed(result.jobId);
    },
  });
}
