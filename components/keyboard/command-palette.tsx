"use client";

import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useDeferredValue, useState } from "react";
import { useHotkeys } from "react-hotkeys-hook";
import { queryKeys } from "@/components/data/query-keys";
import { readJson } from "@/components/data/read-json";
import { Button } from "@/components/ui/button";
import { DialogShell, ReturnFocusContext } from "@/components/ui/dialog-shell";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { filterQuery, pageQuery } from "@/lib/contacts/list/contact-list-url";
import type { ContactList } from "@/lib/contacts/list/list-contacts";

const pages = [
  ["Contacts", "/contacts"],
  ["Import contacts", "/imports"],
  ["Broadcasts", "/broadcasts"],
  ["Deletions", "/deletions"],
  ["Payments", "/settings/payments"],
  ["Sending", "/settings/sending"],
  ["Outbox", "/settings/outbox"],
  ["Forms", "/settings/forms"],
  ["Erased emails", "/settings/erased"],
  ["API keys", "/settings/api-keys"],
  ["History", "/settings/history"],
] as const;

const mostContacts = 8;
const contactPath = (id: number) => `/contacts/${id}`;
const itemStyles =
  "flex min-h-10 cursor-pointer items-center gap-3 rounded-lg px-3 text-sm data-[selected=true]:bg-muted";

/** Opens any page or any contact after the user types a few letters. */
export function CommandPalette() {
  const isHydrated = useIsHydrated();
  const [isOpen, setOpen] = useState(false);
  const focusReturn = useFocusReturn();
  useHotkeys(
    "mod+k",
    () => {
      focusReturn.remember();
      setOpen(true);
    },
    { preventDefault: true, enableOnFormTags: true },
  );
  return (
    <ReturnFocusContext value={focusReturn.take}>
      <DialogShell
        open={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button
            variant="ghost"
            size="icon"
            aria-label="Go to"
            title="Go to (Ctrl K)"
            disabled={!isHydrated}
          >
            <Search aria-hidden="true" className="size-5" />
          </Button>
        }
        width="lg"
        layout="palette"
        title="Go to"
        titleClass="sr-only"
      >
        <Palette onDone={() => setOpen(false)} />
      </DialogShell>
    </ReturnFocusContext>
  );
}

function Palette({ onDone }: { onDone(): void }) {
  const router = useRouter();
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const query = `${filterQuery({ search })}&${pageQuery({ sort: "activity", direction: "desc", size: 25 })}`;
  const found = useQuery({
    queryKey: queryKeys.contactList(query),
    queryFn: ({ signal }) => readJson<ContactList>(`/api/contacts?${query}`, signal),
    enabled: search.length > 1,
  });
  const go = (href: string) => {
    onDone();
    router.push(href);
  };
  const matching = pages.filter(([name]) => name.toLowerCase().includes(search.toLowerCase()));
  const contacts = search.length > 1 ? (found.data?.rows ?? []).slice(0, mostContacts) : [];
  // The marked place may be gone from the answer; then Enter goes to the first one.
  const places = [...matching.map(([, href]) => href), ...contacts.map(({ id }) => contactPath(id))];
  const [marked, setMarked] = useState("");
  return (
    <Command
      label="Go to"
      shouldFilter={false}
      value={places.find((place) => place === marked) ?? places[0] ?? ""}
      onValueChange={setMarked}
    >
      <Command.Input
        autoFocus
        value={typed}
        onValueChange={setTyped}
        placeholder="A page, a name or an email"
        className="w-full border-b border-border bg-transparent px-5 py-4 outline-none placeholder:text-ink-soft"
      />
      <Command.List label="Places" className="max-h-[50vh] overflow-y-auto p-2">
        {matching.map(([name, href]) => (
          <Command.Item key={href} value={href} onSelect={() => go(href)} className={itemStyles}>
            {name}
          </Command.Item>
        ))}
        {contacts.map(({ id, name, email }) => (
          <Command.Item
            key={id}
            value={contactPath(id)}
            onSelect={() => go(contactPath(id))}
            className={itemStyles}
          >
            <span className="min-w-0 truncate">{name || email}</span>
            {name && <span className="min-w-0 truncate text-ink-soft">{email}</span>}
          </Command.Item>
        ))}
        {matching.length + contacts.length === 0 && (
          <Command.Empty className="px-3 py-6 text-center text-sm text-ink-soft">
            {found.isFetching ? "Searching…" : "Nothing is called that."}
          </Command.Empty>
        )}
      </Command.List>
    </Command>
  );
}
