"use client";

import { useMutation } from "@tanstack/react-query";
import { problemOf } from "@/components/data/action-problem";
import { useLeavePage } from "@/components/data/leave-page";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { leaveSiteAction } from "@/lib/auth/people/actions";
import { homePath } from "@/lib/auth/return-path";
import type { Role } from "@/lib/auth/site-access";
import { ConfirmDialog } from "./confirm-dialog";
import { peopleLabels } from "./people-labels";
import { ownRoleMessage, peopleMessages, peopleRefusalMessage } from "./people-messages";

/** Lets everybody leave a site. What comes next is loaded whole, so that nothing of the site stays. */
export function LeaveSite({ role, siteName }: { role: Role; siteName: string }) {
  const leavePage = useLeavePage();
  const leave = useMutation({
    mutationFn: () => leavePage(() => leaveSiteAction({})),
    onSuccess: (result) => result.ok && window.location.assign(homePath),
  });
  return (
    <Card title={peopleLabels.leaveTitle}>
      <p className="mb-4 text-sm text-ink-soft">{ownRoleMessage(role, siteName)}</p>
      <ConfirmDialog
        title={peopleLabels.leaveTitle}
        message={peopleMessages.leave}
        confirm={peopleLabels.leave}
        trigger={<Button>{peopleLabels.leave}</Button>}
        isBusy={leave.isPending}
        problem={problemOf(leave, peopleRefusalMessage)}
        onConfirm={() => !leave.isPending && leave.mutate()}
      />
    </Card>
  );
}
