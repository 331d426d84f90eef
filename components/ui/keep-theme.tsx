"use client";

import { useLayoutEffect } from "react";
import { themeEvent } from "./theme-script";

/** Gives the page its theme again where React has made the whole document anew, as for a page that is not there. */
export function KeepTheme() {
  useLayoutEffect(() => {
    window.dispatchEvent(new Event(themeEvent));
  }, []);
  return null;
}
