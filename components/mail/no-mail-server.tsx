import Link from "next/link";
import type { ReactNode } from "react";
import { buttonStyles } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** Links to the settings by which mail leaves the site. */
export function SetUpSending() {
  return (
    <Link href="/settings/sending" prefetch={false} className={buttonStyles({ size: "small" })}>
      Set up sending
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
      title={`Not sent: no mail server.${isHere ? " Add one below." : ""}`}
      action={!isHere && <SetUpSending />}
    >
      {children ?? "Nothing leaves this site until one is set."}
    </Notice>
  );
}
