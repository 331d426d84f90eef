"use client";

import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import type { SentInvitation } from "@/lib/auth/people/send-invitation";
import { peopleLabels } from "./people-labels";
import { peopleMessages, unsentMessage } from "./people-messages";

/** Shows the link of an invitation that could not be mailed, this once. */
export function IssuedLink({ link, failure }: Extract<SentInvitation, { link: string }>) {
  return (
    <Card title={peopleLabels.link}>
      <p className="mb-2 text-sm">
        {unsentMessage(failure)} {peopleMessages.copyNow}
      </p>
      <output className="mb-3 block rounded-lg bg-muted p-3 font-mono text-sm wrap-anywhere">{link}</output>
      <CopyButton text={link} label={peopleLabels.copyLink} />
    </Card>
  );
}
