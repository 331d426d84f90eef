"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import {
  renderQueryString,
  unstable_createAdapterProvider,
  type unstable_UpdateUrlFunction,
} from "nuqs/adapters/custom";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import {
  type ReactNode,
  startTransition,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useSyncExternalStore,
} from "react";
import { pathElsewhere } from "@/components/ui/path-elsewhere";

/** Marks an update as one of nuqs, which forgets what is not in the URL yet after any other. */
const nuqsMark = "__nuqs__";
/** Is how often Next touches the history for each update; browsers limit that. */
const callsPerUpdate = 3;

/** Is true from a click on a link to another page until its URL is there. */
let isLeaving = false;

/** Is the query that was written last, until Next knows of it or Back leads elsewhere. */
let written: string | undefined;
const listeners = new Set<() => void>();

const Adapter = unstable_createAdapterProvider(useAdapter);

/**
 * Lets the pages beneath keep state in the URL by nuqs. Text that was typed gets there a moment later: a link that is
 * clicked in between still leads to its page, and Back to the text. What was written is shown at once, so that Back
 * right after a change leads to what was shown before it.
 */
export function UrlUpdates({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: Another URL is what ends a way there.
  useLayoutEffect(() => {
    isLeaving = false;
    setWritten(undefined);
  }, [pathname, search]);
  useEffect(() => {
    const goBack = () => setWritten(undefined);
    window.addEventListener("popstate", goBack);
    return () => window.removeEventListener("popstate", goBack);
  }, []);
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

function setWritten(query: string | undefined): void {
  written = query;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Returns the query that is shown. Next says in a transition what was written, and says nothing if Back overtakes it. */
function useShownQuery() {
  const known = useSearchParams();
  const ahead = useSyncExternalStore(
    subscribe,
    () => written,
    () => undefined,
  );
  return useMemo(() => (ahead === undefined ? known : new URLSearchParams(ahead)), [ahead, known]);
}

function useAdapter() {
  const router = useRouter();
  const searchParams = useShownQuery();
  const pathname = usePathname();
  const updateUrl: unstable_UpdateUrlFunction = useCallback(
    (search, { history: kind, scroll, shallow }) => {
      const query = renderQueryString(search);
      const url = `${location.origin}${location.pathname}${query}${location.hash}`;
      setWritten(query);
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
    // Otherwise nuqs repeats the last update after Back on a slow device, where its own listener is not there yet.
    autoResetQueueOnUpdate: true,
  };
}
