import { useMutation, useQueryClient } from "@tanstack/react-query";
import { proveFirst } from "@/components/auth/prove-first";
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
  /** Is empty unless it was asked for. */
  password: string;
}

/** Confirms a manifest, or says why not. Nothing shows as deleted before the server says so. */
export function useConfirmDeletion(
  onConfirmed: (jobId: number) => void,
  onRefused: (refusal: string) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationKey: confirmDeletionKey,
    mutationFn: ({ manifest, typed, refundsUnused, deletesCustomers, why, password }: Confirmation) =>
      proveFirst(password, () =>
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
