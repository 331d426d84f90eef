"use client";

import { useFormats } from "@/components/ui/use-formats";
import type { GrowthBucket, SiteGrowth } from "@/lib/growth/growth-view";
import type { Formats } from "@/lib/values/formats";
import { ChartFigure } from "./chart-figure";
import { ChartTable } from "./chart-table";
import { chartMessage, periodNames } from "./growth-messages";
import { TotalLine } from "./total-line";

interface ContactsFigureProps {
  growth: SiteGrowth;
  className?: string | undefined;
}

export function ContactsFigure({ growth, className }: ContactsFigureProps) {
  const format = useFormats();
  const name = "Contacts over time";
  const moves = `+${format.count(growth.added)} added, ${format.count(growth.deleted)} deleted`;
  const period = periodNames[growth.period];
  return (
    <ChartFigure
      name={name}
      label="Contacts"
      value={format.count(growth.total)}
      details={
        <>
          +{format.count(growth.added)} added,{" "}
          <span className="whitespace-nowrap">
            <span aria-hidden="true" className="mr-1 inline-block size-2 rounded-xs bg-danger" />
            {format.count(growth.deleted)} deleted
          </span>{" "}
          <span className="whitespace-nowrap">in {period}</span>
        </>
      }
      className={className}
      table={
        <ChartTable
          title={name}
          buttonLabel="Contacts as a table"
          description={`${format.count(growth.total)} now; ${moves} in ${period}.`}
          buckets={growth.buckets}
          columns={[
            { heading: "Added", of: ({ added }) => format.count(added) },
            { heading: "Deleted", of: ({ deleted }) => format.count(deleted) },
            { heading: "Total", of: ({ total }) => format.count(total) },
          ]}
        />
      }
    >
      <TotalLine
        label={chartMessage("Number of contacts", growth)}
        buckets={growth.buckets}
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
