"use client";

import { Search } from "lucide-react";
import { useEffect, useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { Button } from "@/components/ui/button";
import { DialogShell, ReturnFocusContext } from "@/components/ui/dialog-shell";
import { lazyPart } from "@/components/ui/lazy-part";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { OwnSite } from "@/lib/auth/people/list-own-sites";
import { Kbd } from "./kbd";
import { hearPalette } from "./open-palette";
import { paletteLabels, paletteName } from "./palette-labels";
import { PlacesWaiting } from "./places-waiting";

const Places = lazyPart(() => import("./place-list").then(({ PlaceList }) => PlaceList), PlacesWaiting);

/** Opens any page, contact or other site of theirs after the user types a few letters. */
export function CommandPalette({ otherSites }: { otherSites: OwnSite[] }) {
  const isHydrated = useIsHydrated();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const focusReturn = useFocusReturn();
  function change(next: boolean) {
    setOpen(next);
    setTyped("");
  }
  useEffect(() => hearPalette(() => setOpen(true)), []);
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
            aria-label={paletteName}
            title={paletteLabels.tip}
            disabled={!isHydrated}
            className="size-10 whitespace-nowrap text-ink-soft xl:w-64 xl:justify-start xl:px-3"
            size="bare"
            {...Places.whenNear}
          >
            <Search aria-hidden="true" className="size-4 shrink-0" />
            <span className="hidden xl:inline">{paletteName}</span>
            <Kbd className="ml-auto hidden xl:inline">Ctrl K</Kbd>
          </Button>
        }
        width="lg"
        layout="palette"
        title={paletteName}
        titleClass="sr-only"
      >
        <Places otherSites={otherSites} typed={typed} onTyped={setTyped} onDone={() => change(false)} />
      </DialogShell>
    </ReturnFocusContext>
  );
}
