"use client";

import { useMutation } from "@tanstack/react-query";
import { forgetListUrl } from "@/components/contacts/last-list-url";
import { problemOf } from "@/components/data/action-problem";
import { useLeavePage } from "@/components/data/leave-page";
import { toast } from "@/components/toasts/toast";
import { chooseSiteAction } from "@/lib/auth/people/actions";
import { homePath } from "@/lib/auth/return-path";
import { siteChoiceRefusalMessage } from "./site-messages";

/** Goes on at another site. Its pages are loaded whole, so that nothing stays of the one before. */
export function goOnElsewhere(): void {
  forgetListUrl();
  window.location.assign(homePath);
}

/** Returns what chooses another site for this session, and says why when that is refused. */
export function useChooseSite(): (siteId: number) => void {
  const leavePage = useLeavePage();
  const choose = useMutation({
    mutationFn: (siteId: number) => leavePage(() => chooseSiteAction({ siteId })),
    onSuccess: (result) => {
      if (result.ok) goOnElsewhere();
      else toast.error(problemOf({ isError: false, data: result }, siteChoiceRefusalMessage));
    },
    onError: () => toast.error(problemOf({ isError: true, data: undefined }, siteChoiceRefusalMessage)),
  });
  return (siteId) => {
    if (!choose.isPending) choose.mutate(siteId);
  };
}
