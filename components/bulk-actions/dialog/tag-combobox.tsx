"use client";

import { useId, useRef, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { dialogLabels, dialogMessages, newTagMessage } from "./dialog-messages";

const pauseMs = 350;
const mostShown = 50;
const longestName = 100;

interface TagComboboxProps {
  names: string[];
  /** Is called a moment after the last key, and at once when a tag is picked. */
  onChosen(name: string | undefined): void;
}

/** Takes a tag: typed, so that it may be a new one, or picked among those the site has. */
export function TagCombobox({ names, onChosen }: TagComboboxProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const timerRef = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sought = typed.trim().toLowerCase();
  const found = names.filter((name) => name.toLowerCase().includes(sought)).slice(0, mostShown);
  const isNew = sought !== "" && !names.some((name) => name.toLowerCase() === sought);
  const isListed = isOpen && found.length > 0 && !(found.length === 1 && found[0]?.toLowerCase() === sought);

  function choose(name: string, afterMs: number) {
    clearTimeout(timerRef.current);
    onChosen(undefined);
    const trimmed = name.trim();
    // An existing tag keeps its own capitals.
    const known = names.find((one) => one.toLowerCase() === trimmed.toLowerCase()) ?? trimmed;
    if (trimmed !== "") timerRef.current = setTimeout(() => onChosen(known), afterMs);
  }
  function pick(name: string) {
    setTyped(name);
    setOpen(false);
    setActive(-1);
    choose(name, 0);
  }
  function move(by: number) {
    setOpen(true);
    setActive((found.length + Math.max(active, by > 0 ? -1 : 0) + by) % Math.max(1, found.length));
  }

  return (
    <div className="space-y-1.5">
      <label htmlFor={id} className="block text-sm font-medium">
        {dialogLabels.tag}
      </label>
      <Input
        id={id}
        role="combobox"
        aria-expanded={isListed}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-describedby={`${id}-hint`}
        aria-activedescendant={isListed && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        maxLength={longestName}
        value={typed}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={({ target: { value } }) => {
          setTyped(value);
          setOpen(true);
          setActive(-1);
          choose(value, pauseMs);
        }}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown" || event.key === "ArrowUp") {
            event.preventDefault();
            move(event.key === "ArrowDown" ? 1 : -1);
          } else if (event.key === "Enter" && isListed && active >= 0) {
            event.preventDefault();
            pick(found[active] ?? typed);
          }
        }}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={dialogLabels.tags}
        hidden={!isListed}
        className="scroll-hint max-h-44 overflow-y-auto rounded-lg border border-border p-1"
      >
        {isListed &&
          found.map((name, at) => (
            // The keyboard reaches an option through the text box.
            // biome-ignore lint/a11y/useFocusableInteractive: the text box keeps the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text box takes the keys
            <div
              key={name}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === active}
              className={classNames(
                "flex min-h-9 cursor-pointer items-center rounded-md px-2.5 text-sm wrap-anywhere hover:bg-muted aria-selected:bg-muted forced-colors:aria-selected:outline-1",
              )}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(name)}
            >
              {name}
            </div>
          ))}
      </div>
      <p id={`${id}-hint`} className="min-h-5 text-sm text-ink-soft">
        {isNew ? newTagMessage(typed.trim()) : dialogMessages.typeTag}
      </p>
    </div>
  );
}
