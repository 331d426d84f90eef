"use client";

import Link from "next/link";
import { Button, buttonStyles } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";

/** Keeps the site's frame when a page of it could not be shown. */
export default function SiteErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <>
      <PageHeader
        title="This page could not be shown"
        description={
          <>
            Nothing was changed. Try again in a moment
            {error.digest && <>; if it keeps failing, the server’s log has it under {error.digest}</>}.
          </>
        }
      />
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
        <Link href="/contacts" prefetch={false} className={buttonStyles()}>
          Go to Contacts
        </Link>
      </div>
    </>
  );
}
