"use client";

import { ChevronDown, Download, Ellipsis, Mail, Tag } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import {
  DeleteContactsDialog,
  preloadDeleteDialog,
} from "@/components/deletion/dialog/delete-contacts-dialog";
import { useKey } from "@/components/keyboard/use-key";
import { OnlyNote, useMay, useMaySelect } from "@/components/roles/role-provider";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { ReturnFocusContext } from "@/components/ui/dialog-shell";
import { lazyPart, type WaitingProps } from "@/components/ui/lazy-part";
import { LoadProblem } from "@/components/ui/load-problem";
import { Menu, MenuContent, MenuTrigger } from "@/components/ui/menu";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import { type Action, permissionOf } from "./action-groups";
import { moreActionsLabels, withSelectedLabel } from "./more-actions-labels";

const Items = lazyPart(() => import("./action-items").then(({ ActionItems }) => ActionItems), ItemsWaiting);
const Dialogs = lazyPart(
  () => import("./action-dialogs").then(({ ActionDialogs }) => ActionDialogs),
  () => null,
);

interface MoreActionsProps {
  /** Is undefined while nothing is selected. */
  selection: ContactSelection | undefined;
  /** Shows the actions that are wanted most as buttons beside the menu, once something is selected. */
  hasButtons?: boolean;
  /** Leaves out what cannot be done, on the page of one contact. */
  contact?: { isHidden: boolean };
  /** Is called when the selected contacts are being deleted, or were merged. */
  onDeletionConfirmed(): void;
  /** Is called when a job starts that hides the selected contacts, because they are about to leave the list. */
  onHidden?(): void;
}

const buttons = [
  { action: "send", label: moreActionsLabels.send, icon: Mail },
  { action: "add_tag", label: moreActionsLabels.add_tag, icon: Tag },
  { action: "export", label: moreActionsLabels.export, icon: Download },
] as const;

function comeNear(): void {
  Items.preload();
  Dialogs.preload();
  preloadDeleteDialog();
}

/** Lists what can be done with the selected contacts. Delete stands alone at the end. */
export function MoreActions({
  selection,
  hasButtons = false,
  contact,
  onDeletionConfirmed,
  onHidden,
}: MoreActionsProps) {
  const may = useMay();
  const isHydrated = useIsHydrated();
  const buttonRef = useRef<HTMLButtonElement>(null);
  const returnFocusRef = useRef<HTMLElement>(null);
  // The selection is frozen when an action is chosen, so the count in its dialog does not follow the list behind it.
  const [chosen, setChosen] = useState<ContactSelection>();
  const [open, setOpen] = useState<Action>();
  const [hasOther, setHasOther] = useState(false);

  const isForViewer = useMaySelect();

  function choose(action: Action, from: Element | null = buttonRef.current) {
    returnFocusRef.current = from as HTMLElement | null;
    setChosen(selection);
    if (action !== "delete") setHasOther(true);
    setOpen(action);
  }

  // The key opens the dialog without the menu.
  const isAnySelected = selection !== undefined;
  useEffect(() => {
    if (isAnySelected && !contact && isForViewer) comeNear();
  }, [isAnySelected, contact, isForViewer]);
  useKey("#", () => selection && may("contacts.delete") && choose("delete", document.activeElement));

  const returnFocus = () =>
    returnFocusRef.current?.isConnected ? returnFocusRef.current : buttonRef.current;

  /** Returns the focus to the button, because the place it came from may be gone. */
  function leave() {
    returnFocusRef.current = buttonRef.current;
    onDeletionConfirmed();
  }

  if (!isForViewer) return isAnySelected && !contact && <OnlyNote permission="bulk_actions.run" />;
  return (
    <>
      {hasButtons &&
        selection &&
        buttons
          .filter(({ action }) => may(permissionOf(action)))
          .map(({ action, label, icon: Icon }) => (
            <Button
              key={action}
              variant="ghost"
              aria-label={withSelectedLabel(label)}
              title={label}
              className="max-xl:px-3"
              onClick={(event) => choose(action, event.currentTarget)}
            >
              <Icon aria-hidden="true" className="size-4" />
              <span className="max-xl:hidden">{label}</span>
            </Button>
          ))}
      {/* With a selection the menu stands elsewhere: it is another one, so that nothing moves there. */}
      <Menu key={hasButtons && isAnySelected ? "of the selected" : "of nobody"}>
        <MenuTrigger>
          <Button
            ref={buttonRef}
            disabled={!isHydrated}
            className={classNames(hasButtons && (selection ? "max-lg:ml-auto" : "max-sm:px-3"))}
            onPointerEnter={comeNear}
            onFocus={comeNear}
          >
            {hasButtons && !selection && <Ellipsis aria-hidden="true" className="size-4 sm:hidden" />}
            <span className={classNames(hasButtons && !selection && "max-sm:sr-only")}>
              {moreActionsLabels.more}
            </span>
            <ChevronDown
              aria-hidden="true"
              className={classNames("size-4", hasButtons && !selection && "max-sm:hidden")}
            />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <Items selection={selection} contact={contact} onChoose={choose} />
        </MenuContent>
      </Menu>
      {chosen && (
        <ReturnFocusContext value={returnFocus}>
          {/* The frame of this dialog comes with the page, so that it opens at once on a slow line. */}
          <DeleteContactsDialog
            open={open === "delete"}
            onOpenChange={(isOpen) => setOpen(isOpen ? "delete" : undefined)}
            selection={chosen}
            onConfirmed={leave}
          />
          {hasOther && (
            <Dialogs selection={chosen} open={open} onOpen={setOpen} onLeave={leave} onHidden={onHidden} />
          )}
        </ReturnFocusContext>
      )}
    </>
  );
}

function ItemsWaiting({ retry }: WaitingProps) {
  return (
    <div className="min-h-72 p-3 text-sm text-ink-soft sm:w-lg">
      {retry ? <LoadProblem retry={retry} /> : moreActionsLabels.loading}
    </div>
  );
}
