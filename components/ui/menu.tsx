"use client";

import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";

const itemStyles =
  "flex min-h-10 pointer-fine:min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-3 text-sm outline-none data-disabled:cursor-not-allowed data-disabled:text-ink-soft data-disabled:opacity-60";
const highlighted = "data-highlighted:bg-muted";

/**
 * Renders a menu that is not modal: the page behind keeps its scroll bar, and a dialog opened from the menu can take
 * the focus.
 */
export function Menu(props: ComponentProps<typeof DropdownMenu.Root>) {
  return <DropdownMenu.Root modal={false} {...props} />;
}

export function MenuTrigger(props: ComponentProps<typeof DropdownMenu.Trigger>) {
  return <DropdownMenu.Trigger asChild {...props} />;
}

/** Renders the menu in place. At the end of the body it would lie outside every landmark. */
export function MenuContent({ className, children, ...props }: ComponentProps<typeof DropdownMenu.Content>) {
  return (
    <DropdownMenu.Content
      align="end"
      sideOffset={6}
      collisionPadding={12}
      className={classNames(
        "z-40 min-w-48 rounded-xl border border-border bg-surface p-1.5 text-ink shadow-lg",
        className,
      )}
      {...props}
    >
      {/* The group scrolls when there is little room, so the keyboard must be able to reach it. */}
      <DropdownMenu.Group
        tabIndex={0}
        className="scroll-hint max-h-[calc(var(--radix-dropdown-menu-content-available-height)-1rem)] overflow-y-auto outline-none"
      >
        {children}
      </DropdownMenu.Group>
    </DropdownMenu.Content>
  );
}

interface MenuItemProps extends ComponentProps<typeof DropdownMenu.Item> {
  isDestructive?: boolean;
}

export function MenuItem({ isDestructive, className, ...props }: MenuItemProps) {
  const tone = isDestructive
    ? "text-danger data-highlighted:bg-danger-soft data-disabled:bg-transparent"
    : highlighted;
  return <DropdownMenu.Item className={classNames(itemStyles, tone, className)} {...props} />;
}

/** Holds items that must be in sight however little room there is. It stands last. */
export function MenuEnd(props: ComponentProps<"div">) {
  return <div className="sticky bottom-0 mt-1.5 border-t border-border bg-surface pt-1.5" {...props} />;
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="mx-2 my-1.5 h-px bg-border" />;
}

/** Names a few items that belong together. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DropdownMenu.Group aria-label={label}>
      <DropdownMenu.Label className="px-3 pt-2 pb-1 text-xs font-medium text-ink-soft">
        {label}
      </DropdownMenu.Label>
      {children}
    </DropdownMenu.Group>
  );
}

export const MenuChoices = DropdownMenu.RadioGroup;

export function MenuChoice({ children, ...props }: ComponentProps<typeof DropdownMenu.RadioItem>) {
  return (
    <DropdownMenu.RadioItem className={classNames(itemStyles, highlighted)} {...props}>
      {children}
      <DropdownMenu.ItemIndicator className="ml-auto">
        <Check aria-hidden="true" className="size-4" />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  );
}

/** Turns something on or off. The menu stays open, so that several can be changed. */
export function MenuCheck({ children, ...props }: ComponentProps<typeof DropdownMenu.CheckboxItem>) {
  return (
    <DropdownMenu.CheckboxItem
      className={classNames(itemStyles, highlighted)}
      onSelect={(event) => event.preventDefault()}
      {...props}
    >
      {children}
      <DropdownMenu.ItemIndicator className="ml-auto">
        <Check aria-hidden="true" className="size-4" />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.CheckboxItem>
  );
}
