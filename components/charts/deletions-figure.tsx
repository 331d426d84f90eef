"use client";

import { useFormats } from "@/components/ui/use-formats";
import type { GrowthBucket } from "@/lib/growth/growth-view";
import { contactsOf } from "@/lib/values/count-words";
import { Bars } from "./bars";
import { ChartFigure } from "./chart-figure";
import { chartLabels, deletionsChartLabels as labels } from "./chart-labels";
import { ChartTable } from "./chart-table";
import {
  chartMessage,
  deletedInPeriodLabel,
  deletedLabel,
  deletionsMessage,
  inPeriodLabel,
} from "./growth-messages";
import { PeriodChoice } from "./period-choice";
import { useGrowth } from "./use-growth";

/** Shows how many contacts were deleted, and when: as a chart where it has several bars to compare. */
export function DeletionsFigure() {
  const format = useFormats();
  const growth = useGrowth();
  if (!growth?.hasEverDeleted) return null;
  const counted = ({ deleted }: GrowthBucket) => format.count(deleted);
  const barCount = growth.buckets.filter(({ deleted }) => deleted > 0).length;
  if (barCount < 2)
    return (
      <section
        aria-label={chartLabels.charts}
        className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-sm"
      >
        <p>
          <strong className="font-semibold">{contactsOf(format, growth.deleted)}</strong>{" "}
          {deletedInPeriodLabel(growth)}
        </p>
        <PeriodChoice />
      </section>
    );
  return (
    <section aria-label={chartLabels.charts} className="grid gap-x-3 gap-y-1.5 lg:grid-cols-[1fr_auto]">
      <PeriodChoice className="lg:order-last lg:flex-col lg:justify-center" />
      <ChartFigure
        name={labels.name}
        label={labels.contacts}
        value={format.count(growth.deleted)}
        details={inPeriodLabel(growth)}
        table={
          <ChartTable
            title={labels.name}
            buttonLabel={labels.table}
            description={deletionsMessage(format, growth)}
            buckets={growth.buckets}
            columns={[{ heading: labels.deleted, of: counted }]}
          />
        }
      >
        <Bars
          label={chartMessage(labels.contacts, growth)}
          buckets={growth.buckets}
          measure="deleted"
          linesOf={(bucket) => [deletedLabel(counted(bucket))]}
        />
      </ChartFigure>
    </section>
  );
}
