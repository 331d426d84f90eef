"use client";

import { openPalette } from "@/components/keyboard/open-palette";
import { Button } from "@/components/ui/button";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { frameLabels } from "./frame-labels";

/** Opens the search, on a page that has nothing else to offer. */
export function SearchButton() {
  return (
    <Button disabled={!useIsHydrated()} onClick={openPalette}>
      {frameLabels.search}
    </Button>
  );
}
