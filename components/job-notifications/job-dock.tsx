"use client";

import type { ReactNode } from "react";
import { heightVariable } from "@/components/ui/height-variable";

const measureDock = heightVariable("--dock-height");

/**
 * Holds what runs and what just ended, in a corner over the page, so that nothing moves when a job begins or ends.
 * It stands above the bar that acts on the selected contacts.
 */
export function JobDock({ children }: { children: ReactNode }) {
  return (
    <div
      ref={measureDock}
      className="pointer-events-none fixed inset-x-3 bottom-[calc(var(--selection-bar-height,0px)+0.75rem)] z-15 sm:left-auto sm:w-104 lg:right-6 lg:bottom-6 print:hidden"
    >
      {children}
    </div>
  );
}

/** Frames one job in the dock. Padding, not a margin, keeps it apart from the next: the dock's height counts it. */
export const dockCardStyles = "pointer-events-auto mt-3 rounded-xl border bg-surface p-4 shadow-lg";
