"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { passkeyButtonLabels } from "../passkey/passkey-button-labels";

/** Proves by a passkey that it is them. Its part of the browser is loaded when it is pressed. */
export function PasskeyProof({ onProven }: { onProven(): void }) {
  const [problem, setProblem] = useState<string>();
  const [isPending, start] = useTransition();
  const prove = () =>
    start(async () => {
      const { proveByPasskey } = await import("./prove-by-passkey");
      const failed = await proveByPasskey();
      setProblem(failed);
      if (failed === undefined) onProven();
    });
  return (
    <>
      <Button isBusy={isPending} onClick={() => !isPending && prove()}>
        {passkeyButtonLabels.prove}
      </Button>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {problem}
      </p>
    </>
  );
}
