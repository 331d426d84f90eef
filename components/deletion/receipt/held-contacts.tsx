"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { problemOf } from "@/components/data/action-problem";
import { IfMay } from "@/components/roles/role-provider";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/components/ui/use-formats";
import { markBillingStoppedAction, retryHeldContactsAction } from "@/lib/deletion/actions";
import type { DeletionDetail } from "@/lib/deletion/receipt/deletion-view";
import { deletionRefusalMessage } from "@/lib/deletion/refusal-messages";
import { followDeletion, refreshDeletions } from "../deletion-queries";
import { isActive } from "../deletion-standing";
import { heldMessage } from "../outcome-messages";
import { firstShownMessage, heldLabels, heldMessages, retriedMessage } from "./held-messages";
import { KeepHeldContact } from "./keep-held-contact";
import { StoppedItMyself } from "./stopped-it-myself";

/**
 * Lists contacts that are held because something may still bill them. The printed receipt omits them: it names
 * nobody.
 */
export function HeldContacts({ deletion }: { deletion: DeletionDetail }) {
  const format = useFormats();
  const { held, needsAttentionCount } = deletion;
  if (held.length === 0) return null;
  return (
    <section
      aria-labelledby="needs-attention"
      className="rounded-xl border border-warning/40 bg-warning-soft p-5 print:hidden"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <h2 id="needs-attention" className="flex items-center gap-2 font-semibold">
            <TriangleAlert aria-hidden="true" className="size-4 shrink-0 text-warning" />
            {heldLabels.attention}
          </h2>
          <p className="mt-1 text-sm">
            {heldMessage(format, deletion)} {heldMessages.held}
          </p>
        </div>
        {!isActive(deletion) && (
          <IfMay do="deletions.resolve" orSay>
            <RetryHeldContacts jobId={deletion.id} />
          </IfMay>
        )}
      </div>
      <table aria-label={heldLabels.attention} className="mt-3 w-full text-left text-sm">
        <thead className="text-ink-soft">
          <tr className="border-b border-border">
            <th scope="col" className="py-2 pr-4 font-medium">
              {heldLabels.contact}
            </th>
            <th scope="col" className="py-2 font-medium">
              {heldLabels.why}
            </th>
          </tr>
        </thead>
        <tbody>
          {held.map(({ contactId, name, email, reason, providerUrl }) => (
            <tr key={contactId} className="border-b border-border align-top last:border-0">
              <th scope="row" className="py-2.5 pr-4 font-medium">
                <Link href={`/contacts/${contactId}`} prefetch={false}>
                  {name || email}
                </Link>
                {name && <span className="block font-normal break-all text-ink-soft">{email}</span>}
              </th>
              <td className="py-2.5">
                {reason}
                <div className="mt-1 flex flex-wrap items-center gap-x-4">
                  {providerUrl && (
                    <a href={providerUrl} target="_blank" rel="noreferrer">
                      {heldLabels.openStripe}
                    </a>
                  )}
                  {!isActive(deletion) && (
                    <IfMay do="deletions.vouch">
                      <MarkBillingStopped jobId={deletion.id} contactId={contactId} email={email} />
                    </IfMay>
                  )}
                  <IfMay do="deletions.resolve">
                    <KeepHeldContact jobId={deletion.id} contactId={contactId} email={email} />
                  </IfMay>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {needsAttentionCount > held.length && (
        <p className="mt-3 text-sm text-ink-soft">
          {firstShownMessage(format, held.length, needsAttentionCount)}
        </p>
      )}
    </section>
  );
}

interface VouchForBillingProps {
  jobId: number;
  contactId: number;
  email: string;
}

/** Lets an owner say that they stopped a held contact's billing where the provider would not. */
function MarkBillingStopped({ jobId, contactId, email }: VouchForBillingProps) {
  const client = useQueryClient();
  const vouch = useMutation({
    mutationFn: (reason: string) => markBillingStoppedAction({ jobId, contactId, reason }),
    onSuccess: (result) => (result.ok ? followDeletion(client, jobId) : undefined),
  });
  return (
    <StoppedItMyself
      of={email}
      description={heldMessages.vouch}
      confirm={heldLabels.vouch}
      isPending={vouch.isPending}
      problem={problemOf(vouch, deletionRefusalMessage, heldMessages.unchanged)}
      onReason={async (reason) => (await vouch.mutateAsync(reason)).ok}
    />
  );
}

/** Tries again to stop the billing of all held contacts of a deletion, and then deletes them. */
function RetryHeldContacts({ jobId }: { jobId: number }) {
  const format = useFormats();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => retryHeldContactsAction({ jobId }),
    onSuccess: (result) => {
      if (result.ok) {
        toast.success(retriedMessage(format, result.retriedCount));
        return followDeletion(client, jobId);
      }
      toast.error(deletionRefusalMessage(result));
      return refreshDeletions(client);
    },
    onError: () => toast.error(heldMessages.unanswered),
  });
  return (
    <Button
      variant="primary"
      isBusy={retry.isPending}
      aria-busy={retry.isPending}
      onClick={() => {
        if (!retry.isPending) retry.mutate();
      }}
    >
      {heldLabels.retry}
    </Button>
  );
}
