"use client";

import { useEffect, useState } from "react";
import { hearSessionOver } from "@/components/data/session-over";
import { DialogShell } from "@/components/ui/dialog-shell";
import { lazyPart, partWaiting } from "@/components/ui/lazy-part";
import { sessionEndLabels } from "./session-end-labels";

const SignedOut = lazyPart(
  () => import("./signed-out").then((part) => part.SignedOut),
  partWaiting("mt-2 min-h-24 text-sm"),
);

/** Says over whatever is open that the session is over, with a way back. It can be closed, to copy what was typed. */
export function SessionEnd() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => hearSessionOver(() => setOpen(true)), []);
  return (
    <DialogShell open={isOpen} onOpenChange={setOpen} width="md" title={sessionEndLabels.title}>
      <SignedOut />
    </DialogShell>
  );
}
