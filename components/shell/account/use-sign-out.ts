import { unstable_rethrow } from "next/navigation";
import { startTransition } from "react";
import { useLeavePage } from "@/components/data/leave-page";
import { toast } from "@/components/toasts/toast";
import { signOutAction } from "@/lib/auth/sign-in/actions";
import { accountItemsLabels } from "./account-items-labels";

/** Returns what signs somebody out in this browser, and says so when no answer comes. */
export function useSignOut(): () => void {
  const leavePage = useLeavePage();
  return () =>
    startTransition(async () => {
      try {
        await leavePage(async () => void (await signOutAction()));
      } catch (error) {
        unstable_rethrow(error);
        toast.error(accountItemsLabels.unanswered);
      }
    });
}
