"use client";

import { useMemo } from "react";
import { z } from "zod";
import { storedPreference } from "@/components/ui/stored-preference";

const listPreferences = z.object({ hiddenColumns: z.array(z.string()), isRoomy: z.boolean() });
type ListPreferences = z.infer<typeof listPreferences>;

const untouched: ListPreferences = { hiddenColumns: [], isRoomy: false };
const { useStored, store } = storedPreference("farewell-contact-list");

/**
 * Returns how this browser shows the list of contacts. A stored value that it does not understand counts as never
 * chosen.
 */
export function useListPreferences(): ListPreferences {
  const stored = useStored();
  return useMemo(() => parsePreferences(stored), [stored]);
}

export function setListPreferences(look: ListPreferences): void {
  store(JSON.stringify(look));
}

function parsePreferences(stored: string | null): ListPreferences {
  try {
    return listPreferences.parse(JSON.parse(stored ?? "null"));
  } catch {
    return untouched;
  }
}
