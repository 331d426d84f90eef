"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { ProofField } from "@/components/auth/proof/proof-field";
import { useProof } from "@/components/auth/proof/use-proof";
import { problemOf } from "@/components/data/action-problem";
import { useLeavePage } from "@/components/data/leave-page";
import { DownloadLink } from "@/components/sites/download-link";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { homePath } from "@/lib/auth/return-path";
import { keepSiteAction, removeSiteAction } from "@/lib/sites/ending/actions";
import type { Ending } from "@/lib/sites/ending/find-ending";
import { endingRefusalMessage } from "@/lib/sites/ending/refusal-messages";
import { EndSiteDialog } from "./end-site-dialog";
import { endingLabels, endingMessages, phaseMessages } from "./ending-messages";

interface EndSiteCardProps {
  siteName: string;
  ending: Ending | null;
  /** Tells whether the last proof in this session is too old. */
  needsProof: boolean;
}

/** Lets an owner delete the whole site, follow that, and call it off while nobody is deleted. */
export function EndSiteCard({ siteName, ending, needsProof }: EndSiteCardProps) {
  if (ending) return <EndingSite ending={ending} needsProof={needsProof} />;
  return (
    <div className="space-y-4">
      <p className="text-sm text-ink-soft">{endingMessages.what}</p>
      <EndSiteDialog siteName={siteName} needsProof={needsProof} />
    </div>
  );
}

function EndingSite({ ending, needsProof }: { ending: Ending; needsProof: boolean }) {
  const router = useRouter();
  const proof = useProof(needsProof);
  const { title, text } = phaseMessages[ending.phase];
  const leavePage = useLeavePage();
  const keep = useMutation({
    mutationFn: () => keepSiteAction({}),
    onSuccess: (result) => {
      if (result.ok) toast.success(endingMessages.kept);
      router.refresh();
    },
  });
  const remove = useMutation({
    mutationFn: () => leavePage(() => proof.first(() => removeSiteAction({}))),
    onSuccess: (result) => {
      if (result.ok) window.location.assign(homePath);
    },
  });
  const problem =
    problemOf(keep, endingRefusalMessage, endingMessages.unanswered) ??
    problemOf(remove, endingRefusalMessage, endingMessages.unanswered);
  const isEmptied = ending.phase === "emptied";
  return (
    <div className="space-y-4">
      <Notice tone="warning" title={title}>
        {text} {isEmptied && endingMessages.receiptFirst}
      </Notice>
      <p className="flex flex-wrap gap-x-5 gap-y-2 text-sm">
        {ending.jobId !== null && (
          <Link href={`/deletions/${ending.jobId}`} prefetch={false}>
            {endingLabels.deletion}
          </Link>
        )}
        {isEmptied && ending.jobId !== null && ending.hasReceipt && (
          <DownloadLink href={`/api/deletions/${ending.jobId}/receipt`}>{endingLabels.receipt}</DownloadLink>
        )}
        {isEmptied && (
          <Link href="/deletions" prefetch={false}>
            {endingLabels.receipts}
          </Link>
        )}
      </p>
      {isEmptied && proof.isAsked && <ProofField {...proof.field} />}
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      {ending.canCallOff && (
        <Button isBusy={keep.isPending} onClick={() => !keep.isPending && keep.mutate()}>
          {endingLabels.callOff}
        </Button>
      )}
      {isEmptied && (
        <Button
          variant="danger"
          isBusy={remove.isPending}
          onClick={() => !remove.isPending && remove.mutate()}
        >
          {endingLabels.remove}
        </Button>
      )}
    </div>
  );
}
