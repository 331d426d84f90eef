"use client";

import { Button, buttonStyles } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { firstFocus } from "@/components/ui/lazy-part";
import { signInPathFor } from "@/lib/auth/return-path";
import { signedOutLabels, signedOutMessage } from "./signed-out-messages";

/** Is what the page says once its session is over. Signing in leads back to this page. */
export function SignedOut() {
  return (
    <>
      <p className="mt-2 text-sm text-ink-soft">{signedOutMessage}</p>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <DialogClose asChild>
          <Button>{signedOutLabels.dismiss}</Button>
        </DialogClose>
        <a
          href={signInPathFor(window.location.pathname + window.location.search)}
          className={buttonStyles({ variant: "primary" })}
          {...firstFocus}
        >
          {signedOutLabels.signIn}
        </a>
      </div>
    </>
  );
}
