"use client";

import { useFormats } from "@/components/ui/use-formats";
import type { SiteGrowth } from "@/lib/growth/growth-view";
import { Bars } from "./bars";
import { ChartFigure } from "./chart-figure";
import { contactsChartLabels as labels } from "./chart-labels";
import { ChartTable } from "./chart-table";
import {
  barLabels,
  chartMessage,
  contactsNowMessage,
  fromToMessage,
  movesInPeriodMessage,
} from "./growth-messages";

interface ContactsFigureProps {
  growth: SiteGrowth;
  className?: string | undefined;
}

export function ContactsFigure({ growth, className }: ContactsFigureProps) {
  const format = useFormats();
  const first = growth.buckets[0];
  return (
    <ChartFigure
      isStacked
      name={labels.name}
      label={labels.contacts}
      value={format.count(growth.total)}
      details={
        <>
          {movesInPeriodMessage(format, growth)}
          {first && growth.total > 0 && <div>{fromToMessage(format, growth, first)}</div>}
        </>
      }
      className={className}
      table={
        <ChartTable
          title={labels.name}
          buttonLabel={labels.table}
          description={contactsNowMessage(format, growth)}
          buckets={growth.buckets}
          columns={[
            { heading: labels.added, of: ({ added }) => format.count(added) },
            { heading: labels.deleted, of: ({ deleted }) => format.count(deleted) },
            { heading: labels.total, of: ({ total }) => format.count(total) },
          ]}
        />
      }
    >
      <Bars
        label={chartMessage(labels.change, growth)}
        buckets={growth.buckets}
        measure="net"
        linesOf={(bucket) => barLabels(format, bucket)}
      />
    </ChartFigure>
  );
}
