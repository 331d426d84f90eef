"use client";

import { Keyboard, LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { MenuChoice, MenuChoices, MenuGroup, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { chooseTheme, useChosenTheme } from "@/components/ui/theme";
import { accountItemsLabels, roleLabel } from "./account-items-labels";
import type { AccountMenuProps } from "./account-menu";
import { useSignOut } from "./use-sign-out";

/** Is what the account menu holds once it is open. */
export function AccountItems({ account, role, siteName, onHelp }: AccountMenuProps & { onHelp(): void }) {
  const theme = useChosenTheme();
  const signOut = useSignOut();
  return (
    <>
      <div className="px-3 py-2 text-sm">
        <p className="font-medium wrap-anywhere">{account.name}</p>
        <p className="text-ink-soft wrap-anywhere">{account.email}</p>
        <p className="mt-1 text-xs text-ink-soft wrap-anywhere">{roleLabel(role, siteName)}</p>
      </div>
      <MenuSeparator />
      <MenuGroup label={accountItemsLabels.appearance}>
        <MenuChoices value={theme} onValueChange={chooseTheme}>
          <MenuChoice value="light">{accountItemsLabels.light}</MenuChoice>
          <MenuChoice value="dark">{accountItemsLabels.dark}</MenuChoice>
          <MenuChoice value="system">{accountItemsLabels.system}</MenuChoice>
        </MenuChoices>
      </MenuGroup>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/account">
          <UserRound aria-hidden="true" className="size-4" />
          {accountItemsLabels.account}
        </Link>
      </MenuItem>
      <MenuItem onSelect={onHelp}>
        <Keyboard aria-hidden="true" className="size-4" />
        {accountItemsLabels.shortcuts}
      </MenuItem>
      <MenuItem onSelect={signOut}>
        <LogOut aria-hidden="true" className="size-4" />
        {accountItemsLabels.signOut}
      </MenuItem>
    </>
  );
}
