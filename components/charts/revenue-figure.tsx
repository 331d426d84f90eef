"use client";

import { useFormats } from "@/components/ui/use-formats";
import type { GrowthBucket, SiteGrowth } from "@/lib/growth/growth-view";
import { Bars } from "./bars";
import { ChartFigure } from "./chart-figure";
import { ChartTable } from "./chart-table";
import { changeMessage, chartMessage, otherRevenueMessage, periodNames } from "./growth-messages";

interface RevenueFigureProps {
  growth: SiteGrowth;
  currency: string;
}

export function RevenueFigure({ growth, currency }: RevenueFigureProps) {
  const format = useFormats();
  const name = "Revenue over time";
  const money = ({ revenue }: GrowthBucket) => format.money(revenue, currency);
  const others = otherRevenueMessage(format, growth);
  const period = periodNames[growth.period];
  return (
    <ChartFigure
      isStacked
      name={name}
      label="Revenue"
      value={format.money(growth.revenue, currency)}
      details={
        <>
          {changeMessage(format, growth)}
          {others && <div>plus {others} in other currencies</div>}
        </>
      }
      table={
        <ChartTable
          title={name}
          buttonLabel="Revenue as a table"
          description={`${format.money(growth.revenue, currency)} in ${period}, after refunds. ${changeMessage(format, growth)}.`}
          buckets={growth.buckets}
          columns={[{ heading: "Revenue", of: money }]}
        />
      }
    >
      <Bars
        label={chartMessage("Revenue", growth)}
        buckets={growth.buckets}
        measure="revenue"
        linesOf={(bucket) => [money(bucket)]}
      />
    </ChartFigure>
  );
}
