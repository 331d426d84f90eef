"use client";

import { createContext, type ReactNode, use } from "react";

const HasPasskeyContext = createContext(false);

/** Tells the screens whether the viewer has a passkey, so that it is offered to nobody else. */
export function PasskeyHolder({ hasPasskey, children }: { hasPasskey: boolean; children: ReactNode }) {
  return <HasPasskeyContext value={hasPasskey}>{children}</HasPasskeyContext>;
}

/** Tells whether the viewer can prove by a passkey that it is them. */
export function useHasPasskey(): boolean {
  return use(HasPasskeyContext);
}
