"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { type ListSelection, nothingSelected } from "./list-selection";

const SelectionContext = createContext<[ListSelection, (selection: ListSelection) => void] | undefined>(
  undefined,
);

/** Keeps the selection while the page of one contact is open in between. */
export function ContactSelectionProvider({ children }: { children: ReactNode }) {
  return <SelectionContext value={useState<ListSelection>(nothingSelected)}>{children}</SelectionContext>;
}

export function useContactSelection(): [ListSelection, (selection: ListSelection) => void] {
  const selection = useContext(SelectionContext);
  if (!selection) throw new Error("useContactSelection needs a ContactSelectionProvider above it");
  return selection;
}
