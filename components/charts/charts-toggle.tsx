"use client";

import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { setChartPreferences } from "./chart-preferences";
import { hasGrowth } from "./growth-query";
import { useGrowth } from "./use-growth";

/** Stays in one place whether the charts are shown or not, so that the focus stays there. */
export function ChartsToggle() {
  const isHydrated = useIsHydrated();
  const { look, growth } = useGrowth();
  if (growth && !hasGrowth(growth)) return null;
  return (
    <>
      {" · "}
      <button
        type="button"
        disabled={!isHydrated}
        className="cursor-pointer underline underline-offset-4 hover:text-ink"
        onClick={() => setChartPreferences({ ...look, areHidden: !look.areHidden })}
      >
        {look.areHidden ? "Show charts" : "Hide charts"}
      </button>
    </>
  );
}
