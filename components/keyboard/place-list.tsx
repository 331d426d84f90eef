import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useDeferredValue, useState } from "react";
import { foundQuery } from "@/components/contacts/contact-queries";
import { useMay } from "@/components/roles/role-provider";
import { switchLabel } from "@/components/sites/site-labels";
import { useChooseSite } from "@/components/sites/use-choose-site";
import type { OwnSite } from "@/lib/auth/people/list-own-sites";
import { paletteName } from "./palette-labels";
import { placeLabels, placeListLabels, placePermissions } from "./place-labels";
import { searchBox } from "./search-box";

const mostContacts = 8;
const mostActive = { sort: "activity", direction: "desc", size: 25 } as const;
const siteKey = (id: number) => `site:${id}`;
const contactPath = (id: number) => `/contacts/${id}`;
const itemStyles =
  "flex min-h-10 cursor-pointer items-center gap-3 rounded-lg px-3 text-sm data-[selected=true]:bg-muted";

interface PlaceListProps {
  otherSites: OwnSite[];
  typed: string;
  onTyped(typed: string): void;
  onDone(): void;
}

/** Lists the pages, the other sites and the contacts that match what is typed, and goes to the chosen one. */
export function PlaceList({ otherSites, typed, onTyped, onDone }: PlaceListProps) {
  const router = useRouter();
  const search = useDeferredValue(typed.trim());
  const found = useQuery({ ...foundQuery({ search }, mostActive), enabled: search.length > 1 });
  const go = (href: string) => {
    onDone();
    router.push(href);
  };
  const choose = useChooseSite();
  const isSought = (name: string) => name.toLowerCase().includes(search.toLowerCase());
  const may = useMay();
  const matching = Object.entries(placeLabels).filter(
    ([href, name]) => isSought(name) && may(placePermissions[href] ?? "contacts.read"),
  );
  const sites = otherSites.filter(({ name }) => isSought(switchLabel(name)));
  const contacts = search.length > 1 ? (found.data?.rows ?? []).slice(0, mostContacts) : [];
  // The marked place may be gone from the answer; then Enter goes to the first one.
  const siteKeys = sites.map(({ id }) => siteKey(id));
  const places = [
    ...matching.map(([href]) => href),
    ...siteKeys,
    ...contacts.map(({ id }) => contactPath(id)),
  ];
  const [marked, setMarked] = useState("");
  const chosen = places.find((place) => place === marked) ?? places[0];
  // The library marks a place a moment after it is drawn, and takes no Enter before that.
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || chosen === undefined) return;
    event.preventDefault();
    const site = sites.find(({ id }) => siteKey(id) === chosen);
    if (site) choose(site.id);
    else go(chosen);
  };
  return (
    <Command
      label={paletteName}
      shouldFilter={false}
      value={chosen ?? ""}
      onValueChange={setMarked}
      onKeyDown={enter}
    >
      <Command.Input autoFocus value={typed} onValueChange={onTyped} {...searchBox} />
      <Command.List label={placeListLabels.list} className="max-h-[50vh] overflow-y-auto p-2">
        {matching.map(([href, name]) => (
          <Command.Item key={href} value={href} onSelect={() => go(href)} className={itemStyles}>
            {name}
          </Command.Item>
        ))}
        {sites.map(({ id, name }) => (
          <Command.Item key={id} value={siteKey(id)} onSelect={() => choose(id)} className={itemStyles}>
            <span className="min-w-0 truncate">{switchLabel(name)}</span>
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
        {places.length === 0 && (
          <Command.Empty className="px-3 py-6 text-center text-sm text-ink-soft">
            {found.isFetching ? placeListLabels.searching : placeListLabels.nothing}
          </Command.Empty>
        )}
      </Command.List>
    </Command>
  );
}
