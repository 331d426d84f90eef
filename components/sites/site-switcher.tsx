"use client";

import { ChevronsUpDown } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { DialogShell, ReturnFocusContext } from "@/components/ui/dialog-shell";
import { DialogWaiting } from "@/components/ui/dialog-waiting";
import { lazyPart, partWaiting } from "@/components/ui/lazy-part";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/menu";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { OwnSite } from "@/lib/auth/people/list-own-sites";
import { siteSwitcherLabels } from "./site-labels";

interface SiteSwitcherProps {
  sites: OwnSite[];
  siteId: number;
  mayCreate: boolean;
}

const Items = lazyPart(
  () => import("./site-items").then(({ SiteItems }) => SiteItems),
  partWaiting("min-h-24 p-3 text-sm text-ink-soft"),
);
const NewSite = lazyPart(
  () => import("./new-site-form").then(({ NewSiteForm }) => NewSiteForm),
  DialogWaiting,
);

/** Leads from one site of somebody to another, and lets owners create one. */
export function SiteSwitcher({ sites, siteId, mayCreate }: SiteSwitcherProps) {
  const isHydrated = useIsHydrated();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const [isNewOpen, setNewOpen] = useState(false);
  return (
    <ReturnFocusContext value={() => buttonRef.current}>
      <Menu>
        <MenuTrigger>
          <Button
            ref={buttonRef}
            variant="quiet"
            size="bare"
            className="size-8 shrink-0"
            aria-label={siteSwitcherLabels.menu}
            title={siteSwitcherLabels.menu}
            disabled={!isHydrated}
            {...Items.whenNear}
          >
            <ChevronsUpDown aria-hidden="true" className="size-4" />
          </Button>
        </MenuTrigger>
        <MenuContent align="start" className="w-64">
          <Items sites={sites} siteId={siteId} onNew={mayCreate ? () => setNewOpen(true) : undefined} />
        </MenuContent>
      </Menu>
      <DialogShell open={isNewOpen} onOpenChange={setNewOpen} width="lg" title={siteSwitcherLabels.newSite}>
        <NewSite />
      </DialogShell>
    </ReturnFocusContext>
  );
}
