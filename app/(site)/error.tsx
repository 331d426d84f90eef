"use client";

import Link from "next/link";
import { errorMessages, siteErrorMessage } from "@/components/shell/error-messages";
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
      <PageHeader title={errorMessages.title} description={siteErrorMessage(error.digest)} />
      <div className="flex flex-wrap gap-3">
        <Button variant="primary" onClick={reset}>
          {errorMessages.retry}
        </Button>
        <Link href="/contacts" prefetch={false} className={buttonStyles()}>
          {errorMessages.toContacts}
        </Link>
      </div>
    </>
  );
}
