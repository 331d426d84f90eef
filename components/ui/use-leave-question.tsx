"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { pathElsewhere } from "./path-elsewhere";
import { DiscardQuestion, useUnsaved } from "./unsaved";

/**
 * Asks before a link leads away from typed text that is not saved; the browser asks before it leaves the product. Render
 * what it returns.
 */
export function useLeaveQuestion(isUnsaved: boolean): ReactNode {
  const router = useRouter();
  const [path, setPath] = useState<string>();
  useUnsaved(isUnsaved);
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: MouseEvent) => {
      const asked = pathElsewhere(event);
      if (asked === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setPath(asked);
    };
    // The window hears a click before whatever would follow it.
    window.addEventListener("click", ask, { capture: true });
    return () => window.removeEventListener("click", ask, { capture: true });
  }, [isUnsaved]);
  return (
    path !== undefined && (
      <DiscardQuestion
        onKeep={() => setPath(undefined)}
        onDiscard={() => {
          setPath(undefined);
          router.push(path);
        }}
      />
    )
  );
}
