"use client";

import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { hideBeforeFirstPaint } from "./chart-preferences";
import { ContactsFigure } from "./contacts-figure";
import { hasGrowth } from "./growth-query";
import { PeriodChoice } from "./period-choice";
import { RevenueFigure } from "./revenue-figure";
import { useGrowth } from "./use-growth";

/** Shows revenue and new contacts, small, above the list. */
export function GrowthStrip() {
  const isHydrated = useIsHydrated();
  const { look, growth } = useGrowth();
  if (look.areHidden || !growth || !hasGrowth(growth)) return null;
  return (
    <section
      aria-label="Charts"
      suppressHydrationWarning
      className="mb-4 grid grid-cols-2 gap-x-3 gap-y-1.5 lg:grid-cols-[1fr_1fr_auto]"
    >
      {!isHydrated && <script>{hideBeforeFirstPaint}</script>}
      <PeriodChoice className="col-span-2 lg:order-last lg:col-span-1 lg:flex-col lg:justify-center" />
      {growth.currency !== null && <RevenueFigure growth={growth} currency={growth.currency} />}
      <ContactsFigure growth={growth} className={growth.currency === null ? "col-span-2" : undefined} />
    </section>
  );
}
