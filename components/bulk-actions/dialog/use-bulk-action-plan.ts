import type { QueryClient } from "@tanstack/react-query";
import { queryKeys } from "@/components/data/query-keys";
import { discardCounted, useCounted } from "@/components/jobs/use-counted";
import { discardBulkActionAction, prepareBulkActionAction } from "@/lib/bulk-actions/actions";
import type { BulkAction } from "@/lib/bulk-actions/actions/bulk-action";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";

type Plan = Awaited<ReturnType<typeof prepareBulkActionAction>>;

/** Has the contacts of an action frozen and counted, once it is chosen. */
export function useBulkActionPlan(selection: ContactSelection, action: BulkAction | undefined) {
  return useCounted<Plan>({
    queryKey: queryKeys.bulkActionPlan(selection, action),
    enabled: action !== undefined,
    ask: () => prepareBulkActionAction({ selection, action: action as BulkAction }),
    pathOf: (plan) =>
      plan.ok && plan.state === "counting" ? `/api/bulk-actions/${plan.jobId}/plan` : undefined,
    discard: discardPlan,
  });
}

/** Discards what this browser has counted for the dialog, and does not need any more. */
export function discardPlans(client: QueryClient): void {
  discardCounted<Plan>(client, queryKeys.bulkActionPlans, discardPlan);
}

/** Leaves one that is ready, which goes after a day: it may just have been started. */
function discardPlan(plan: Plan): void {
  if (plan.ok && plan.state === "counting") void discardBulkActionAction({ jobId: plan.jobId });
}
