"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import {
  renderQueryString,
  unstable_createAdapterProvider,
  type unstable_UpdateUrlFunction,
} from "nuqs/adapters/custom";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { type ReactNode, startTransition, useCallback, useEffect } from "react";
import { pathElsewhere } from "@/components/ui/path-elsewhere";

/** Marks an update as one of nuqs, which forgets what is not in the URL yet after any other. */
const nuqsMark = "__nuqs__";
/** Is how often Next touches the history for each update; browsers limit that. */
const callsPerUpdate = 3;

/** Is true from a click on a link to another page until its URL is there. */
let isLeaving = false;

const Adapter = unstable_createAdapterProvider(useAdapter);

/**
 * Lets the pages beneath keep state in the URL by nuqs. Text that was typed gets there a moment later: a link that is
 * clicked in between still leads to its page, and Back to the text.
 */
export function UrlUpdates({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: Another URL is what ends a way there.
  useEffect(() => {
    isLeaving = false;
  }, [pathname, search]);
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (pathElsewhere(event) !== undefined) isLeaving = true;
    };
    document.addEventListener("click", follow, { capture: true });
    return () => document.removeEventListener("click", follow, { capture: true });
  }, []);
  return (
    <NuqsAdapter>
      <Adapter>{children}</Adapter>
    </NuqsAdapter>
  );
}

function useAdapter() {
  const router = useRouter();
  const searchParams = useSearchParams();
  const pathname = usePathname();
  const updateUrl: unstable_UpdateUrlFunction = useCallback(
    (search, { history: kind, scroll, shallow }) => {
      const url = `${location.origin}${location.pathname}${renderQueryString(search)}${location.hash}`;
      if (kind === "replace" && isLeaving) {
        // Next gives up the page that it is about to show when it hears of another URL, so it does not hear of this one.
        History.prototype.replaceState.call(history, history.state, "", url);
        return;
      }
      startTransition(() => {
        const update = kind === "push" ? history.pushState : history.replaceState;
        update.call(history, null, nuqsMark, url);
        if (scroll) window.scrollTo(0, 0);
        if (!shallow) router.replace(url, { scroll: false });
      });
    },
    [router],
  );
  return {
    searchParams,
    pathname,
    updateUrl,
    rateLimitFactor: callsPerUpdate,
    autoResetQueueOnUpdate: false,
  };
}
