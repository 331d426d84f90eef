import { type RefCallback, useCallback, useState } from "react";
import type { Size } from "./plot";

/** Returns the size of the element that the ref is given to; undefined until the browser has laid it out. */
export function useSize(): [RefCallback<Element>, Size | undefined] {
  const [size, setSize] = useState<Size>();
  const observe = useCallback((element: Element | null) => {
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [observe, size];
}
