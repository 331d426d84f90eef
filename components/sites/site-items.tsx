"use client";

import { Plus } from "lucide-react";
import { MenuChoice, MenuChoices, MenuGroup, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { OwnSite } from "@/lib/auth/people/list-own-sites";
import { siteSwitcherLabels } from "./site-labels";
import { siteFormLabels } from "./site-messages";
import { useChooseSite } from "./use-choose-site";

interface SiteItemsProps {
  sites: OwnSite[];
  siteId: number;
  /** Is left out for who may not create a site. */
  onNew: (() => void) | undefined;
}

/** Is what the menu of sites holds once it is open. */
export function SiteItems({ sites, siteId, onNew }: SiteItemsProps) {
  const choose = useChooseSite();
  return (
    <>
      <MenuGroup label={siteFormLabels.list}>
        <MenuChoices
          value={String(siteId)}
          onValueChange={(chosen) => Number(chosen) !== siteId && choose(Number(chosen))}
        >
          {sites.map(({ id, name }) => (
            <MenuChoice key={id} value={String(id)}>
              <span className="min-w-0 wrap-anywhere">{name}</span>
            </MenuChoice>
          ))}
        </MenuChoices>
      </MenuGroup>
      {onNew && (
        <>
          <MenuSeparator />
          <MenuItem onSelect={onNew}>
            <Plus aria-hidden="true" className="size-4" />
            {siteSwitcherLabels.newSite}
          </MenuItem>
        </>
      )}
    </>
  );
}
