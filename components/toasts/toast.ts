import type { toast as shownToast } from "sonner";
import { loadedOnce } from "@/components/ui/loaded-once";

type Show = typeof shownToast;
type Kind = "success" | "info" | "warning" | "error" | "dismiss";

/** Is the code that shows toasts, which no page needs before there is one. */
export const toaster = loadedOnce(() => import("./toaster").then(({ Toaster }) => Toaster));

let show: Show | undefined;
let waiting: ((show: Show) => void)[] = [];

/** Shows toasts from now on, those first that came before; returns what ends it. */
export function showToasts(by: Show): () => void {
  show = by;
  for (const tell of waiting) tell(by);
  waiting = [];
  return () => {
    show = undefined;
  };
}

/** Shows short messages in the corner of the page. One that comes before the code waits for it. */
export const toast = {
  success: teller("success"),
  info: teller("info"),
  warning: teller("warning"),
  error: teller("error"),
  dismiss: teller("dismiss"),
};

function teller<Told extends Kind>(kind: Told) {
  return (...words: Parameters<Show[Told]>): void => {
    const tell = (by: Show) => (by[kind] as (...words: Parameters<Show[Told]>) => void)(...words);
    if (show) tell(show);
    else {
      waiting.push(tell);
      toaster.load();
    }
  };
}
