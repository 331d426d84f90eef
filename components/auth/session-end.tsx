"use client";

import { useEffect, useState } from "react";
import { hearPageEnd, type PageEnd } from "@/components/data/page-end";
import { DialogShell } from "@/components/ui/dialog-shell";
import { lazyPart, partWaiting } from "@/components/ui/lazy-part";
import { pageEndLabels } from "./session-end-labels";

const waiting = partWaiting("mt-2 min-h-24 text-sm");
const parts = {
  signed_out: lazyPart(() => import("./signed-out").then((part) => part.SignedOut), waiting),
  other_site: lazyPart(() => import("./other-site").then((part) => part.OtherSite), waiting),
};

/** Says over whatever is open that the page is over, with a way on. It can be closed, to copy what was typed. */
export function SessionEnd() {
  const [end, setEnd] = useState<PageEnd>("signed_out");
  const [isOpen, setOpen] = useState(false);
  useEffect(
    () =>
      hearPageEnd((heard) => {
        setEnd(heard);
        setOpen(true);
      }),
    [],
  );
  const Part = parts[end];
  return (
    <DialogShell open={isOpen} onOpenChange={setOpen} width="md" title={pageEndLabels[end]}>
      <Part />
    </DialogShell>
  );
}
