"use client";

import { errorMessage, errorMessages } from "@/components/shell/error-messages";
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
    <PlainPage title={errorMessages.title}>
      <p className="mb-6 text-ink-soft">{errorMessage(error.digest)}</p>
      <Button variant="primary" onClick={reset}>
        {errorMessages.retry}
      </Button>
    </PlainPage>
  );
}
