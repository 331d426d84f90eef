"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { nothingTicked, type Ticks } from "./selection";

const TicksContext = createContext<[Ticks, (ticks: Ticks) => void] | undefined>(undefined);

/** Keeps what is ticked while a contact's own page is looked at in between. */
export function ContactTicksProvider({ children }: { children: ReactNode }) {
  return <TicksContext value={useState<Ticks>(nothingTicked)}>{children}</TicksContext>;
}

export function useContactTicks(): [Ticks, (ticks: Ticks) => void] {
  const ticks = useContext(TicksContext);
  if (!ticks) throw new Error("useContactTicks needs a ContactTicksProvider above it");
  return ticks;
}
