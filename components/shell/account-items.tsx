"use client";

import { Keyboard, LogOut } from "lucide-react";
import { startTransition } from "react";
import { MenuChoice, MenuChoices, MenuGroup, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { chooseTheme, useChosenTheme } from "@/components/ui/theme";
import { signOutAction } from "@/lib/auth/actions";
import type { Role } from "@/lib/auth/site-access";
import type { AccountMenuProps } from "./account-menu";

const roleLabels: Record<Role, string> = { owner: "Owner", assistant: "Assistant" };

/** Is what the account menu holds once it is open. */
export function AccountItems({ account, siteName, onHelp }: AccountMenuProps & { onHelp(): void }) {
  const theme = useChosenTheme();
  return (
    <>
      <div className="px-3 py-2 text-sm">
        <p className="font-medium wrap-anywhere">{account.name}</p>
        <p className="text-ink-soft wrap-anywhere">{account.email}</p>
        <p className="mt-1 text-xs text-ink-soft wrap-anywhere">
          {roleLabels[account.role]} of {siteName}
        </p>
      </div>
      <MenuSeparator />
      <MenuGroup label="Appearance">
        <MenuChoices value={theme} onValueChange={chooseTheme}>
          <MenuChoice value="light">Light</MenuChoice>
          <MenuChoice value="dark">Dark</MenuChoice>
          <MenuChoice value="system">System</MenuChoice>
        </MenuChoices>
      </MenuGroup>
      <MenuSeparator />
      <MenuItem onSelect={onHelp}>
        <Keyboard aria-hidden="true" className="size-4" />
        Keyboard shortcuts
      </MenuItem>
      <MenuItem onSelect={() => startTransition(signOutAction)}>
        <LogOut aria-hidden="true" className="size-4" />
        Sign out
      </MenuItem>
    </>
  );
}
