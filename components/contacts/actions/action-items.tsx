"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Mail, Merge, Trash2, Users } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { offeredBulkActions } from "@/components/bulk-actions/actions/bulk-action-kinds";
import { firstFocus } from "@/components/ui/lazy-part";
import { MenuEnd, MenuGroup, MenuItem } from "@/components/ui/menu";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { filterOptionsQuery } from "../contact-queries";
import { type Action, actionColumns, type MenuAction } from "./action-groups";
import { menuLabels } from "./menu-labels";
import { pairOf } from "./pair-of";
import { preloadDialogs } from "./preload-dialogs";

interface ActionItemsProps {
  /** Is undefined while nothing is selected. */
  selection: ContactSelection | undefined;
  /** Leaves out what cannot be done, on the page of one contact. */
  contact: { isHidden: boolean } | undefined;
  onChoose(action: Action): void;
}

/** Lists the actions in groups. The dialogs and what they offer load while the owner reads. */
export function ActionItems({ selection, contact, onChoose }: ActionItemsProps) {
  const client = useQueryClient();
  useEffect(() => {
    void client.prefetchQuery(filterOptionsQuery);
    preloadDialogs();
  }, [client]);
  const pointless = contact && (contact.isHidden ? "hide" : "unhide");
  return (
    <>
      {!selection && <p className="px-3 py-2 text-sm text-ink-soft">{menuLabels.nobody}</p>}
      <div className="sm:grid sm:grid-cols-2 sm:gap-x-2">
        {actionColumns.map((groups, column) => (
          <div key={groups[0].label}>
            {groups.map(({ label, actions }) => (
              <MenuGroup key={label} label={label}>
                {actions
                  .filter((action) => action !== pointless && !(action === "merge" && contact))
                  .map((action) => (
                    <ActionItem
                      key={action}
                      action={action}
                      isPossible={Boolean(action === "merge" ? pairOf(selection) : selection)}
                      onChoose={onChoose}
                    />
                  ))}
              </MenuGroup>
            ))}
            {column === 0 && !contact && (
              <MenuGroup label={menuLabels.everyone}>
                <MenuItem asChild>
                  <Link href="/contacts/duplicates" prefetch={false}>
                    <Users aria-hidden="true" className="size-4" />
                    {menuLabels.duplicates}
                  </Link>
                </MenuItem>
              </MenuGroup>
            )}
          </div>
        ))}
      </div>
      <MenuEnd>
        <MenuItem isDestructive disabled={!selection} onSelect={() => onChoose("delete")}>
          <Trash2 aria-hidden="true" className="size-4" />
          {menuLabels.delete}
        </MenuItem>
      </MenuEnd>
    </>
  );
}

interface ActionItemProps {
  action: MenuAction;
  isPossible: boolean;
  onChoose(action: MenuAction): void;
}

function ActionItem({ action, isPossible, onChoose }: ActionItemProps) {
  const { title, icon: Icon } = labelOf(action);
  return (
    <MenuItem
      disabled={!isPossible}
      onSelect={() => onChoose(action)}
      {...(action === "send" && isPossible && firstFocus)}
    >
      <Icon aria-hidden="true" className="size-4" />
      {title}
    </MenuItem>
  );
}

function labelOf(action: MenuAction) {
  if (action === "send") return { title: menuLabels.send, icon: Mail };
  if (action === "merge") return { title: menuLabels.merge, icon: Merge };
  return offeredBulkActions[action];
}
