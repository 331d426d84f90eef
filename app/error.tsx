"use client";

import { PlainPage } from "@/components/shell/plain-page";
import { Button } from "@/components/ui/button";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <PlainPage title="This page could not be shown">
      <p className="mb-6 text-ink-soft">
        Nothing was changed. Try again in a moment.
        {error.digest && ` Reference: ${error.digest}`}
      </p>
      <Button variant="primary" onClick={reset}>
        Try again
      </Button>
    </PlainPage>
  );
}
