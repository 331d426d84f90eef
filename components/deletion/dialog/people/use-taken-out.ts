import { useState } from "react";
import type { ContactSelection } from "@/lib/contacts/selection/contact-selection";
import type { ManifestContact } from "@/lib/deletion/manifest/deletion-plan";

export interface TakenOut {
  contacts: ManifestContact[];
  ids: ReadonlySet<number>;
  add(contact: ManifestContact): void;
  clear(): void;
}

/** Keeps whom the owner took out of a deletion while its dialog is open. `onChange` is called before it changes. */
export function useTakenOut(onChange: () => void): TakenOut {
  const [contacts, setContacts] = useState<ManifestContact[]>([]);
  return {
    contacts,
    ids: new Set(contacts.map(({ id }) => id)),
    add(contact) {
      onChange();
      setContacts((before) => [...before, contact]);
    },
    clear() {
      onChange();
      setContacts([]);
    },
  };
}

/** Returns the same selection without some contacts. */
export function selectionWithout(selection: ContactSelection, ids: ReadonlySet<number>): ContactSelection {
  if (ids.size === 0) return selection;
  return selection.kind === "ids"
    ? { ...selection, ids: selection.ids.filter((id) => !ids.has(id)) }
    : { ...selection, except: [...new Set([...selection.except, ...ids])] };
}
