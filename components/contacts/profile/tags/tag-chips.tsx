"use client";

import { X } from "lucide-react";
import { useRef, useState } from "react";
import { useMay } from "@/components/roles/role-provider";
import { toast } from "@/components/toasts/toast";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { ContactProfile } from "@/lib/contacts/profile/contact-profile";
import { TagList } from "../../tag-list";
import { TagBox } from "./tag-box";
import { removeTagLabel, tagChangeLabels, tagChangeMessages } from "./tag-change-messages";
import { useChangeTags } from "./use-change-tags";

/** Shows the tags of a contact, to add to and take away in place. */
export function TagChips({ contact }: { contact: ContactProfile }) {
  const { id, tags, isBeingErased } = contact;
  const may = useMay();
  const isHydrated = useIsHydrated();
  const boxRef = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const add = useChangeTags(id);
  const remove = useChangeTags(id);
  if (isBeingErased || !may("contacts.write"))
    return tags.length > 0 ? <TagList tags={tags} /> : tagChangeLabels.none;

  function addTag(tag: string) {
    add.mutate(
      { do: "add", tag },
      { onSuccess: (result) => result.ok && setSaid(tagChangeMessages.added(tag)) },
    );
  }

  function removeTag(tag: string) {
    const undo = { label: tagChangeLabels.undo, onClick: () => addTag(tag) };
    boxRef.current?.focus();
    remove.mutate(
      { do: "remove", tag },
      { onSuccess: (result) => result.ok && toast.success(tagChangeMessages.removed(tag), { action: undo }) },
    );
  }

  // A change is shown before the server has answered.
  const isLeaving = (tag: string) => remove.isPending && remove.variables.tag === tag;
  const coming = add.isPending && !tags.includes(add.variables.tag) ? [add.variables.tag] : [];
  const shown = [...tags.filter((tag) => !isLeaving(tag)), ...coming];
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {shown.length > 0 && (
        <ul aria-label={tagChangeLabels.tags} className="contents">
          {shown.map((tag) => (
            <li
              key={tag}
              className="inline-flex max-w-full min-w-0 items-center rounded-full border border-border-strong/40 bg-muted pl-2.5 text-xs font-medium"
            >
              <bdi className="min-w-0 truncate" title={tag}>
                {tag}
              </bdi>
              <button
                type="button"
                aria-label={removeTagLabel(tag)}
                disabled={!isHydrated}
                onClick={() => removeTag(tag)}
                className="grid size-6 shrink-0 cursor-pointer place-items-center rounded-full text-ink-soft hover:text-ink disabled:cursor-default"
              >
                <X aria-hidden="true" className="size-3.5" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <TagBox ref={boxRef} taken={shown} onTag={addTag} />
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  );
}
