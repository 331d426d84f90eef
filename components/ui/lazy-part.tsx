"use client";

import { type ComponentType, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { LoadProblem } from "./load-problem";
import { loadedOnce } from "./loaded-once";
import { loadingMessages } from "./loading-messages";

export interface WaitingProps {
  /** Loads again what could not be loaded; undefined while it loads. */
  retry: (() => void) | undefined;
}

/**
 * Returns a component whose code loads when it is first shown. `Waiting` holds its place until then. Spread
 * `whenNear` over the button that shows it, so that the code is there when the button is pressed.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Waiting: ComponentType<NoInfer<Props> & WaitingProps>,
) {
  const code = loadedOnce(load);
  function LazyPart(props: Props) {
    const { value: Part, hasFailed } = useSyncExternalStore(code.subscribe, code.current, code.current);
    const placeRef = useRef<HTMLDivElement>(null);
    const hasWaitedRef = useRef(false);
    useEffect(code.load, []);
    useLayoutEffect(() => {
      if (Part && hasWaitedRef.current) focusFirst(placeRef.current);
      hasWaitedRef.current = !Part;
    }, [Part]);
    return (
      <div ref={placeRef} className="contents">
        {Part ? <Part {...props} /> : <Waiting {...props} retry={hasFailed ? code.load : undefined} />}
      </div>
    );
  }
  return Object.assign(LazyPart, {
    preload: code.load,
    whenNear: { onPointerEnter: code.load, onFocus: code.load },
  });
}

/** Returns what holds the place of a lazy part in plain words. `className` gives it the size of the part. */
export function partWaiting(className: string) {
  return ({ retry }: WaitingProps) => (
    <div className={className}>{retry ? <LoadProblem retry={retry} /> : loadingMessages.loading}</div>
  );
}

/** Marks what gets the focus in a part that arrives late; otherwise its first control does. */
export const firstFocus = { "data-first-focus": true };

/** Puts the focus where a dialog would have put it, unless the focus is on something that is still there. */
function focusFirst(place: HTMLElement | null) {
  if (!place || !document.activeElement?.contains(place)) return;
  const marked = place.querySelector<HTMLElement>("[data-first-focus]");
  (marked ?? place.querySelector<HTMLElement>("input, select, textarea, button, a[href]"))?.focus();
}
