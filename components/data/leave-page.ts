import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { unstable_rethrow } from "next/navigation";

let isLeaving = false;

/** Tells whether this page is being left for good. Nothing that is answered then is of interest. */
export function isPageLeft(): boolean {
  return isLeaving;
}

/** Takes a page as one that stays: it has begun, or is shown again. */
export function stayOnPage(): void {
  isLeaving = false;
}

/** Returns what runs an action that ends the page. */
export function useLeavePage() {
  const client = useQueryClient();
  return <Result extends { ok: boolean } | undefined>(leave: () => Promise<Result>) =>
    leavePage(client, leave);
}

/**
 * Runs an action after which this page is over, unless it is refused or fails. The page reads nothing meanwhile,
 * because a reading that comes after the action would say that the page is over, which is what was asked for.
 */
export async function leavePage<Result extends { ok: boolean } | undefined>(
  client: QueryClient,
  leave: () => Promise<Result>,
): Promise<Result> {
  isLeaving = true;
  try {
    await client.cancelQueries();
    const result = await leave();
    isLeaving = result?.ok !== false;
    return result;
  } catch (error) {
    isLeaving = isRedirect(error);
    throw error;
  } finally {
    // The page reads again what was cut short.
    if (!isLeaving) void client.refetchQueries({ type: "active" });
  }
}

/** Tells whether an action was left for another page, which the framework throws. */
function isRedirect(error: unknown): boolean {
  try {
    unstable_rethrow(error);
    return false;
  } catch {
    return true;
  }
}
