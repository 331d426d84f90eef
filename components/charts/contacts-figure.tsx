"use client";

import { useFormats } from "@/components/ui/use-formats";
import type { GrowthBucket, SiteGrowth } from "@/lib/growth/growth-view";
import type { Formats } from "@/lib/values/formats";
import { Bars } from "./bars";
import { ChartFigure } from "./chart-figure";
import { ChartTable } from "./chart-table";
import { chartMessage, fromToMessage, movesMessage, periodNames } from "./growth-messages";

interface ContactsFigureProps {
  growth: SiteGrowth;
  className?: string | undefined;
}

export function ContactsFigure({ growth, className }: ContactsFigureProps) {
  const format = useFormats();
  const name = "Contacts over time";
  const first = growth.buckets[0];
  const period = periodNames[growth.period];
  return (
    <ChartFigure
      isStacked
      name={name}
      label="Contacts"
      value={format.count(growth.total)}
      details={
        <>
          {movesMessage(format, growth)} in {period}
          {first && growth.total > 0 && <div>{fromToMessage(format, growth, first)}</div>}
        </>
      }
      className={className}
      table={
        <ChartTable
          title={name}
          buttonLabel="Contacts as a table"
          description={`${format.count(growth.total)} now; ${movesMessage(format, growth)} in ${period}.`}
          buckets={growth.buckets}
          columns={[
            { heading: "Added", of: ({ added }) => format.count(added) },
            { heading: "Deleted", of: ({ deleted }) => format.count(deleted) },
            { heading: "Total", of: ({ total }) => format.count(total) },
          ]}
        />
      }
    >
      <Bars
        label={chartMessage("Change in contacts", growth)}
        buckets={growth.buckets}
        measure="net"
        linesOf={(bucket) => linesIn(format, bucket)}
      />
    </ChartFigure>
  );
}

function linesIn(format: Formats, { total, added, deleted }: GrowthBucket): string[] {
  return [
    `${format.count(total)} in all`,
    ...(added > 0 ? [`+${format.count(added)} added`] : []),
    ...(deleted > 0 ? [`${format.count(deleted)} deleted`] : []),
  ];
}
