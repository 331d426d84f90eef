"use client";

import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { setChartPreferences } from "./chart-preferences";
import { hasGrowth } from "./growth-query";
import { useGrowth } from "./use-growth";

/** In one place whether they are shown or not, so that the focus stays where it is. */
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
