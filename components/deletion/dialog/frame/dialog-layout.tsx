import type { ReactNode } from "react";
import { frameMessages } from "./frame-messages";

/**
 * Shows the head, and under it what may be long and scrolls. On a window as low as beside a keyboard on the screen
 * the head scrolls along, so that the foot stays whole.
 */
export function DialogScroll({ head, children }: { head: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto short:block">
      {head}
      {/* The section scrolls on small screens, so the keyboard must be able to reach it. */}
      <section
        aria-label={frameMessages.warning}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls.
        tabIndex={0}
        className="scroll-hint min-h-28 flex-1 overflow-y-auto overscroll-contain px-4 py-4 -outline-offset-4 sm:px-6 short:overflow-visible"
      >
        {children}
      </section>
    </div>
  );
}

/** Holds what decides and the buttons; it never scrolls away. */
export function DialogFoot({ children }: { children: ReactNode }) {
  return <div className="shrink-0 space-y-3 border-t border-border px-4 py-4 sm:px-6">{children}</div>;
}
