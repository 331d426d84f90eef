import { useRef } from "react";

/** For what comes late into a form: tells when nothing is pressed, because what is being pressed must not move. */
export function usePress() {
  const end = useRef<Promise<void>>(undefined);
  return {
    begin(): void {
      end.current = new Promise((resolve) => {
        // The click belongs to the press, and follows its end at once.
        const release = () => setTimeout(resolve);
        for (const type of ["pointerup", "pointercancel"]) addEventListener(type, release, { once: true });
      });
    },
    async ended(): Promise<void> {
      await end.current;
    },
  };
}
