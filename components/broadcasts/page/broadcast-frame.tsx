"use client";

import type { ReactNode } from "react";
import { BackLink } from "@/components/ui/back-link";
import { Badge } from "@/components/ui/badge";
import { PageHeader } from "@/components/ui/page-header";
import { useNow } from "@/components/ui/use-now";
import type { BroadcastDetails } from "@/lib/broadcasts/broadcast-view";
import { standingOf } from "../broadcast-labels";
import { LetterPreview } from "../letter-preview";
import { frameLabels } from "./frame-messages";

interface BroadcastFrameProps {
  broadcast: BroadcastDetails;
  /** Follows the badge in the line under the title. */
  detail: ReactNode;
  /** Shows the subject as it is written, before it is saved. */
  subject?: string;
  actions: ReactNode;
  notice?: ReactNode;
  children: ReactNode;
}

/** Frames every state of a broadcast alike: what it is and what can be done, then its facts beside the letter. */
export function BroadcastFrame({
  broadcast,
  detail,
  actions,
  notice,
  children,
  ...props
}: BroadcastFrameProps) {
  const standing = standingOf(broadcast, useNow(60_000));
  const subject = props.subject ?? broadcast.subject;
  return (
    <>
      <BackLink href="/broadcasts">{frameLabels.all}</BackLink>
      <PageHeader
        title={subject || frameLabels.untitled}
        description={
          <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm">
            <Badge tone={standing.tone}>{standing.label}</Badge>
            {detail}
          </span>
        }
      >
        {actions}
      </PageHeader>
      {notice}
      <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,38rem)]">
        <div className="min-w-0">{children}</div>
        <LetterPreview broadcast={broadcast} />
      </div>
    </>
  );
}
