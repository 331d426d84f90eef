"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { problemOf } from "@/components/data/action-problem";
import { toast } from "@/components/toasts/toast";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Filled } from "@/components/ui/filled";
import { Time } from "@/components/ui/time";
import { renewInvitationAction, revokeInvitationAction } from "@/lib/auth/people/actions";
import type { OpenInvitation } from "@/lib/auth/people/list-people";
import type { SentInvitation } from "@/lib/auth/people/send-invitation";
import { roleNames } from "@/lib/auth/role-names";
import { ofPerson, peopleLabels } from "./people-labels";
import { peopleMessages, peopleRefusalMessage } from "./people-messages";

interface InvitationListProps {
  invitations: OpenInvitation[];
  /** Is when the page was read. */
  now: number;
  onIssued(sent: SentInvitation): void;
}

/** Lists who was asked to join, sends a link again and takes it back. */
export function InvitationList({ invitations, now, onIssued }: InvitationListProps) {
  const router = useRouter();
  const renew = useMutation({
    mutationFn: (invitationId: number) => renewInvitationAction({ invitationId }),
    onSuccess: (result) => result.ok && onIssued(result),
  });
  const revoke = useMutation({
    mutationFn: (invitationId: number) => revokeInvitationAction({ invitationId }),
    onSuccess: (result) => {
      if (result.ok) toast.success(peopleMessages.revoked);
      router.refresh();
    },
  });
  const isBusy = renew.isPending || revoke.isPending;
  return (
    <Card title={peopleLabels.invitations}>
      {invitations.length === 0 && <p className="text-sm text-ink-soft">{peopleMessages.noInvitations}</p>}
      <ul className="divide-y divide-border">
        {invitations.map(({ id, email, role, createdAt, expiresAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-3 py-3 text-sm">
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">{email}</p>
              <p className="text-ink-soft">{roleNames[role]}</p>
              <p className="text-ink-soft">
                {expiresAt > now ? (
                  <Filled
                    message={peopleMessages.open}
                    with={{ invited: <Time at={createdAt} />, until: <Time at={expiresAt} /> }}
                  />
                ) : (
                  <Filled message={peopleMessages.over} with={{ invited: <Time at={createdAt} /> }} />
                )}
              </p>
            </div>
            <div className="flex flex-wrap gap-3">
              <Button
                aria-label={ofPerson.resend(email)}
                isBusy={isBusy}
                onClick={() => !isBusy && renew.mutate(id)}
              >
                {peopleLabels.resend}
              </Button>
              <Button
                aria-label={ofPerson.revoke(email)}
                isBusy={isBusy}
                onClick={() => !isBusy && revoke.mutate(id)}
              >
                {peopleLabels.revoke}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {problemOf(renew, peopleRefusalMessage) ?? problemOf(revoke, peopleRefusalMessage)}
      </p>
    </Card>
  );
}
