"use client";

import { useFormats } from "@/components/ui/use-formats";
import type { GrowthBucket, SiteGrowth } from "@/lib/growth/growth-view";
import { Bars } from "./bars";
import { ChartFigure } from "./chart-figure";
import { revenueChartLabels as labels } from "./chart-labels";
import { ChartTable } from "./chart-table";
import { changeMessage, chartMessage, otherRevenueMessage, revenueMessage } from "./growth-messages";

interface RevenueFigureProps {
  growth: SiteGrowth;
  currency: string;
}

export function RevenueFigure({ growth, currency }: RevenueFigureProps) {
  const format = useFormats();
  const money = ({ revenue }: GrowthBucket) => format.money(revenue, currency);
  const others = otherRevenueMessage(format, growth);
  return (
    <ChartFigure
      isStacked
      name={labels.name}
      label={labels.revenue}
      value={format.money(growth.revenue, currency)}
      details={
        <>
          {changeMessage(format, growth)}
          {others && <div>{others}</div>}
        </>
      }
      table={
        <ChartTable
          title={labels.name}
          buttonLabel={labels.table}
          description={revenueMessage(format, growth, currency)}
          buckets={growth.buckets}
          columns={[{ heading: labels.revenue, of: money }]}
        />
      }
    >
      <Bars
        label={chartMessage(labels.revenue, growth)}
        buckets={growth.buckets}
        measure="revenue"
        linesOf={(bucket) => [money(bucket)]}
      />
    </ChartFigure>
  );
}
