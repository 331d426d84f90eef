import Link from "next/link";
import type { ReactNode } from "react";
import { IfMay } from "@/components/roles/role-provider";
import { buttonStyles } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { noMailServerMessages, setUpSendingLabel } from "./no-mail-server-messages";

/** Links to the settings by which mail leaves the site. */
export function SetUpSending() {
  return (
    <Link href="/settings/sending" prefetch={false} className={buttonStyles({ size: "small" })}>
      {setUpSendingLabel}
    </Link>
  );
}

interface NoMailServerProps {
  /** Is true on the page that sets it up. */
  isHere?: boolean;
  className?: string;
  /** Says what that means for what is on this page. */
  children?: ReactNode;
}

/** Says that no mail leaves this site, and leads to what changes that. */
export function NoMailServer({ isHere = false, className = "mb-6", children }: NoMailServerProps) {
  return (
    <Notice
      className={className}
      tone="warning"
      title={isHere ? noMailServerMessages.titleHere : noMailServerMessages.title}
      action={
        !isHere && (
          <IfMay do="settings.write">
            <SetUpSending />
          </IfMay>
        )
      }
    >
      {children ?? noMailServerMessages.site}
    </Notice>
  );
}
