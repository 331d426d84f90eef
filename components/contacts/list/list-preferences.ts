"use client";

import { useMemo } from "react";
import { z } from "zod";
import { storedPreference } from "@/components/ui/stored-preference";

const listLook = z.object({ hiddenColumns: z.array(z.string()), isRoomy: z.boolean() });
export type ListLook = z.infer<typeof listLook>;

const untouched: ListLook = { hiddenColumns: [], isRoomy: false };
const { useStored, store } = storedPreference("farewell-contact-list");

/** How this browser shows the list of contacts; what it does not understand counts as never chosen. */
export function useListLook(): ListLook {
  const stored = useStored();
  return useMemo(() => parseLook(stored), [stored]);
}

export function setListLook(look: ListLook): void {
  store(JSON.stringify(look));
}

function parseLook(stored: string | null): ListLook {
  try {
    return listLook.parse(JSON.parse(stored ?? "null"));
  } catch {
    return untouched;
  }
}
