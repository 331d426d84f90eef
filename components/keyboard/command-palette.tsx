"use client";

import { Search } from "lucide-react";
import { useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { Button } from "@/components/ui/button";
import { DialogShell, ReturnFocusContext } from "@/components/ui/dialog-shell";
import { lazyPart } from "@/components/ui/lazy-part";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { PlacesWaiting } from "./places-waiting";

const Places = lazyPart(() => import("./place-list").then(({ PlaceList }) => PlaceList), PlacesWaiting);

/** Opens any page or any contact after the user types a few letters. */
export function CommandPalette() {
  const isHydrated = useIsHydrated();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const focusReturn = useFocusReturn();
  function change(next: boolean) {
    setOpen(next);
    setTyped("");
  }
  useHotkeys(
    "mod+k",
    () => {
      focusReturn.remember();
      change(true);
    },
    { preventDefault: true, enableOnFormTags: true },
  );
  return (
    <ReturnFocusContext value={focusReturn.take}>
      <DialogShell
        open={isOpen}
        onOpenChange={change}
        trigger={
          <Button
            variant="ghost"
            size="icon"
            aria-label="Go to"
            title="Go to (Ctrl K)"
            disabled={!isHydrated}
            {...Places.whenNear}
          >
            <Search aria-hidden="true" className="size-5" />
          </Button>
        }
        width="lg"
        layout="palette"
        title="Go to"
        titleClass="sr-only"
      >
        <Places typed={typed} onTyped={setTyped} onDone={() => change(false)} />
      </DialogShell>
    </ReturnFocusContext>
  );
}
