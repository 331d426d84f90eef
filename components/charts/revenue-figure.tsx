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
      name={name}
      label="Revenue"
      value={format.money(growth.revenue, currency)}
      details={
        <>
          {changeMessage(format, growth)}
          {others && <div>besides {others}</div>}
        </>
      }
      table={
        <ChartTable
          title={name}
          buttonLabel="Revenue as a table"
          description={`${format.money(growth.revenue, currency)} in ${period}, ${changeMessage(format, growth)}, less what was refunded.`}
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
