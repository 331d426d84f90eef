"use client";

import { useEffect, useSyncExternalStore } from "react";
import { toaster } from "./toast";

/**
 * Loads what shows toasts at the first press of a key or a button. What is told mostly follows from one, and may be
 * that the network is gone.
 */
export function Toasts() {
  const { value: Toaster } = useSyncExternalStore(toaster.subscribe, toaster.current, toaster.current);
  useEffect(() => {
    const controller = new AbortController();
    for (const press of ["pointerdown", "keydown"])
      window.addEventListener(press, toaster.load, { once: true, signal: controller.signal });
    return () => controller.abort();
  }, []);
  return Toaster && <Toaster />;
}
