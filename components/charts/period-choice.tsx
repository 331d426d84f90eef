"use client";

import { classNames } from "@/components/ui/class-names";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { periods } from "@/lib/growth/growth-view";
import { chartLabels } from "./chart-labels";
import { setChartPreferences, useChartPreferences } from "./chart-preferences";
import { periodNames } from "./growth-messages";

/** Chooses how far back all charts go; the browser remembers it. */
export function PeriodChoice({ className }: { className?: string }) {
  const isHydrated = useIsHydrated();
  const look = useChartPreferences();
  return (
    <fieldset disabled={!isHydrated} className={classNames("flex gap-1 text-sm", className)}>
      <legend className="sr-only">{chartLabels.period}</legend>
      {periods.map((period) => (
        <label
          key={period}
          className="flex min-h-7 cursor-pointer items-center rounded-md px-2.5 whitespace-nowrap text-ink-soft hover:text-ink has-checked:bg-muted has-checked:font-medium forced-colors:has-checked:underline has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name="charts-period"
            value={period}
            checked={look.period === period}
            onChange={() => setChartPreferences({ period })}
            className="sr-only"
          />
          {periodNames[period]}
        </label>
      ))}
    </fieldset>
  );
}
