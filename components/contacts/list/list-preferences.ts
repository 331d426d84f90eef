"use client";

import { useMemo } from "react";
import { storedObject, storedPreference } from "@/components/ui/stored-preference";

interface ListPreferences {
  hiddenColumns: string[];
  isRoomy: boolean;
}

const untouched: ListPreferences = { hiddenColumns: [], isRoomy: false };
const { useStored, store } = storedPreference("farewell-contact-list");

/**
 * Returns how this browser shows the list of contacts. A stored value that it does not understand counts as never
 * chosen.
 */
export function useListPreferences(): ListPreferences {
  const stored = useStored();
  return useMemo(() => storedObject(stored, isUnderstood) ?? untouched, [stored]);
}

export function setListPreferences(look: ListPreferences): void {
  store(JSON.stringify(look));
}

function isUnderstood({ hiddenColumns, isRoomy }: Partial<ListPreferences>): boolean {
  const areNames = Array.isArray(hiddenColumns) && hiddenColumns.every((name) => typeof name === "string");
  return areNames && typeof isRoomy === "boolean";
}
