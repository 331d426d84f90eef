"use client";

import { Button, buttonStyles } from "@/components/ui/button";
import { DialogClose } from "@/components/ui/dialog";
import { firstFocus } from "@/components/ui/lazy-part";
import { homePath } from "@/lib/auth/return-path";
import { otherSiteLabels, otherSiteMessage } from "./other-site-messages";

/** Is what a page says whose site is not the one that the session works with any more. */
export function OtherSite() {
  return (
    <>
      <p className="mt-2 text-sm text-ink-soft">{otherSiteMessage}</p>
      <div className="mt-6 flex flex-wrap justify-end gap-3">
        <DialogClose asChild>
          <Button>{otherSiteLabels.dismiss}</Button>
        </DialogClose>
        {/* Loads the page whole, so that nothing stays of the site before. */}
        <a href={homePath} className={buttonStyles({ variant: "primary" })} {...firstFocus}>
          {otherSiteLabels.goOn}
        </a>
      </div>
    </>
  );
}
