"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { passkeyButtonLabels } from "./passkey-button-labels";

/** Signs in with a passkey. What it needs for that is loaded when it is pressed. */
export function PasskeyButton({ to }: { to: string }) {
  const [problem, setProblem] = useState<string>();
  const [isPending, start] = useTransition();
  const signIn = () =>
    start(async () => {
      const { signInByPasskey } = await import("./sign-in-by-passkey");
      setProblem(await signInByPasskey(to));
    });
  return (
    <div className="mt-3 space-y-2">
      <Button className="w-full" isBusy={isPending} onClick={() => !isPending && signIn()}>
        {passkeyButtonLabels.signIn}
      </Button>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {problem}
      </p>
    </div>
  );
}
