"use client";

import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type Ref, useId, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { filterOptionsQuery } from "../../contact-queries";
import { suggestTags } from "./suggest-tags";
import { tagChangeLabels } from "./tag-change-messages";

interface TagBoxProps {
  ref: Ref<HTMLInputElement>;
  /** Lists the tags that the contact has, which are not suggested. */
  taken: readonly string[];
  onTag(tag: string): void;
}

/** Takes a tag that is typed, and suggests those of the site. Enter or a comma adds it. */
export function TagBox({ ref, taken, onTag }: TagBoxProps) {
  const id = useId();
  const isHydrated = useIsHydrated();
  const [typed, setTyped] = useState("");
  const [isOpen, setOpen] = useState(false);
  const [marked, setMarked] = useState(-1);
  const { data: options } = useQuery({ ...filterOptionsQuery, enabled: isOpen });
  const suggested = isOpen ? suggestTags(options?.tag.map(({ name }) => name) ?? [], typed, taken) : [];

  function choose(tag: string | undefined) {
    const chosen = tag?.trim();
    if (!chosen) return;
    onTag(chosen);
    setTyped("");
    setMarked(-1);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setOpen(true);
      setMarked(Math.max(-1, Math.min(suggested.length - 1, marked + step)));
    } else if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      choose(suggested[marked] ?? typed);
    } else if (event.key === "Escape" && (isOpen || typed)) {
      event.stopPropagation();
      setOpen(false);
      setTyped("");
      setMarked(-1);
    }
  }

  return (
    <span className="relative min-w-28 flex-1">
      <input
        ref={ref}
        role="combobox"
        aria-label={tagChangeLabels.add}
        aria-expanded={suggested.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={suggested[marked] === undefined ? undefined : `${id}-${marked}`}
        autoComplete="off"
        maxLength={100}
        placeholder={tagChangeLabels.add}
        disabled={!isHydrated}
        value={typed}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={({ target }) => {
          setTyped(target.value);
          setOpen(true);
          setMarked(-1);
        }}
        onKeyDown={onKeyDown}
        className="min-h-8 w-full rounded-lg border border-transparent bg-transparent px-2 text-base placeholder:text-ink-soft hover:border-border-strong focus:border-border-strong sm:text-sm"
      />
      <ul
        id={`${id}-list`}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list of options has no element of its own.
        role="listbox"
        aria-label={tagChangeLabels.ofSite}
        hidden={suggested.length === 0}
        className="absolute inset-x-0 top-full z-20 mt-1 max-h-72 min-w-44 overflow-y-auto rounded-lg border border-border bg-surface p-1 shadow-lg"
      >
        {suggested.map((tag, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the focus and takes the keys.
          <li
            key={tag}
            id={`${id}-${at}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above.
            role="option"
            tabIndex={-1}
            aria-selected={at === marked}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(tag)}
            className={classNames(
              "cursor-pointer rounded-md px-2 py-1.5 text-sm wrap-anywhere hover:bg-muted",
              at === marked && "bg-muted forced-colors:outline-2",
            )}
          >
            {tag}
          </li>
        ))}
      </ul>
    </span>
  );
}
