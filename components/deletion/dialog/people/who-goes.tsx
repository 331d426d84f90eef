import { ChevronDown, ChevronUp, UserMinus } from "lucide-react";
import type { MouseEvent } from "react";
import { Button } from "@/components/ui/button";
import { Initials } from "@/components/ui/initials";
import { useFormats } from "@/components/ui/use-formats";
import { priceLabel } from "@/lib/billing/price-labels";
import type { ManifestContact } from "@/lib/deletion/manifest/deletion-plan";
import {
  moreLabel,
  peopleLabels,
  peopleMessages,
  takenOutLabel,
  takenOutMessage,
  takeOutLabel,
} from "./people-messages";
import { usePeople } from "./use-people";
import type { ShownManifest } from "./use-shown-manifest";
import type { TakenOut } from "./use-taken-out";

/** Names who goes, a few at first and more when asked, and lets each of them be taken out. */
export function WhoGoes({ shown, takenOut }: { shown: ShownManifest; takenOut: TakenOut }) {
  const format = useFormats();
  const people = usePeople(shown);
  const contacts = people.contacts.filter(({ id }) => !takenOut.ids.has(id));
  const moreCount = Math.max(0, shown.contactCount - contacts.length);
  const canTakeOut = shown.contactCount > 1;
  const isOfMany = canTakeOut || takenOut.contacts.length > 0;

  function takeOut(contact: ManifestContact, { currentTarget }: MouseEvent<HTMLElement>) {
    if (!canTakeOut) return;
    const row = currentTarget.closest("li");
    (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector("button")?.focus();
    takenOut.add(contact);
  }

  // The button goes with what it does, so the focus moves to the first contact.
  function putBack({ currentTarget }: MouseEvent<HTMLElement>) {
    currentTarget.closest("section")?.querySelector<HTMLElement>("li > button")?.focus();
    takenOut.clear();
  }

  return (
    <section aria-label={peopleLabels.who}>
      <h3 className="font-semibold">{peopleLabels.who}</h3>
      <ul aria-label={peopleLabels.list} className="mt-1 divide-y divide-border">
        {contacts.map((contact) => (
          <li key={contact.id} className="flex min-h-12 items-center gap-3 py-1">
            <Initials name={contact.name} email={contact.email} />
            <Person contact={contact} />
            {isOfMany && (
              <Button
                variant="ghost"
                size="small"
                aria-label={takeOutLabel(contact.email)}
                aria-disabled={!canTakeOut}
                onClick={(event) => takeOut(contact, event)}
              >
                <UserMinus aria-hidden="true" className="size-4" />
                <span className="max-sm:hidden">{peopleLabels.takeOut}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-x-4">
        {people.isMore && moreCount > 0 ? (
          <Button
            variant="link"
            size="small"
            aria-busy={people.isLoading}
            aria-disabled={people.isLoading || shown.isRecounting}
            onClick={() => !people.isLoading && !shown.isRecounting && people.loadMore()}
          >
            <ChevronDown aria-hidden="true" className="size-4" />
            {moreLabel(format, moreCount)}
          </Button>
        ) : (
          people.isExpanded && (
            <Button variant="link" size="small" onClick={people.showFewer}>
              <ChevronUp aria-hidden="true" className="size-4" />
              {peopleLabels.fewer}
            </Button>
          )
        )}
        {takenOut.contacts.length > 0 && (
          <p className="text-ink-soft">
            {takenOutLabel(format, takenOut.contacts.length)}{" "}
            <Button variant="link" size="small" onClick={putBack}>
              {peopleLabels.putBack}
            </Button>
          </p>
        )}
      </div>
      {people.hasFailed && (
        <p role="alert" className="text-danger">
          {peopleMessages.unread}
        </p>
      )}
      <p role="status" className="sr-only">
        {takenOutMessage(format, {
          last: takenOut.contacts.at(-1),
          takenOutCount: takenOut.contacts.length,
          left: shown.contactCount,
        })}
      </p>
    </section>
  );
}

function Person({ contact: { name, email, recurring } }: { contact: ManifestContact }) {
  const format = useFormats();
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-baseline justify-between gap-3">
        <bdi className="truncate font-medium">{name || email}</bdi>
        {recurring.length > 0 && (
          <span className="shrink-0 tabular-nums">
            {recurring.map((price) => priceLabel(format, price)).join(", ")}
          </span>
        )}
      </span>
      {name && <bdi className="block truncate text-xs text-ink-soft">{email}</bdi>}
    </span>
  );
}
