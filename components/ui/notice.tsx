import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  warning: "border-warning/40 bg-warning-soft text-warning",
  danger: "border-danger/40 bg-danger-soft text-danger",
};

/** Something to know before going on. */
export function Notice({ tone, children }: { tone: keyof typeof tones; children: ReactNode }) {
  return (
    <div className={classNames("mb-6 rounded-xl border px-4 py-3 text-sm", tones[tone])}>{children}</div>
  );
}
