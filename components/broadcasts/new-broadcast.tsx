"use client";

import { useMutation } from "@tanstack/react-query";
import { PenLine } from "lucide-react";
import { useRouter } from "next/navigation";
import { problemOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { createDraftAction } from "@/lib/broadcasts/drafts/actions";
import { draftRefusalMessage } from "@/lib/broadcasts/drafts/refusal-messages";
import { unansweredMessage } from "./broadcast-messages";
import { newBroadcastLabels } from "./new-broadcast-labels";

/** Makes an empty draft and opens it. */
export function NewBroadcast({ variant = "primary" }: { variant?: "primary" | "secondary" }) {
  const router = useRouter();
  const create = useMutation({
    mutationFn: () => createDraftAction({}),
    onError: () => toast.error(unansweredMessage),
    onSuccess: (made) => {
      if (made.ok) router.push(`/broadcasts/${made.broadcastId}`);
      else toast.error(problemOf({ isError: false, data: made }, draftRefusalMessage) ?? unansweredMessage);
    },
  });
  const isBusy = create.isPending || create.data?.ok === true;
  return (
    <Button variant={variant} aria-disabled={isBusy} onClick={() => !isBusy && create.mutate()}>
      <PenLine aria-hidden="true" className="size-4" />
      {isBusy ? newBroadcastLabels.opening : newBroadcastLabels.make}
    </Button>
  );
}
