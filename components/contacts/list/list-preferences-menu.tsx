"use client";

import { Columns3 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuCheck, MenuContent, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { contactColumns } from "./contact-columns";
import { setListPreferences, useListPreferences } from "./list-preferences";

/**
 * Chooses the columns of the list and the height of its rows. Names are always there, because they lead to the
 * contact.
 */
export function ListPreferencesMenu() {
  const isHydrated = useIsHydrated();
  const look = useListPreferences();
  const { hiddenColumns, isRoomy } = look;
  const choices = Object.entries(contactColumns).filter(([id]) => id !== "name");
  return (
    <Menu>
      <MenuTrigger>
        <Button variant="ghost" size="icon" aria-label="Columns and rows" disabled={!isHydrated}>
          <Columns3 aria-hidden="true" className="size-5" />
        </Button>
      </MenuTrigger>
      <MenuContent>
        {choices.map(([id, { label }]) => (
          <MenuCheck
            key={id}
            checked={!hiddenColumns.includes(id)}
            onCheckedChange={(isOnScreen) =>
              setListPreferences({
                ...look,
                hiddenColumns: isOnScreen
                  ? hiddenColumns.filter((hidden) => hidden !== id)
                  : [...hiddenColumns, id],
              })
            }
          >
            {label}
          </MenuCheck>
        ))}
        <MenuSeparator />
        <MenuCheck
          checked={isRoomy}
          onCheckedChange={(isNowRoomy) => setListPreferences({ ...look, isRoomy: isNowRoomy })}
        >
          Roomy rows
        </MenuCheck>
      </MenuContent>
    </Menu>
  );
}
