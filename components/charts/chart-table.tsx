"use client";

import { Table2, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { useFormats } from "@/components/ui/use-formats";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { GrowthBucket } from "@/lib/growth/growth-view";
import { chartLabels } from "./chart-labels";

interface ChartColumn {
  heading: string;
  of: (bucket: GrowthBucket) => string;
}

interface ChartTableProps {
  /** Is the name of the chart, such as "Revenue over time". */
  title: string;
  /** Labels the button that opens it. */
  buttonLabel: string;
  description: string;
  buckets: GrowthBucket[];
  columns: ChartColumn[];
}

/** Shows the numbers of a chart as a table, newest first, for people who would rather read than look. */
export function ChartTable({ title, buttonLabel, description, buckets, columns }: ChartTableProps) {
  const format = useFormats();
  const isHydrated = useIsHydrated();
  const [isOpen, setOpen] = useState(false);
  const isWeekly = buckets.some(({ from, to }) => from !== to);
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={title}
      description={description}
      trigger={
        <button
          type="button"
          aria-label={buttonLabel}
          title={buttonLabel}
          disabled={!isHydrated}
          className="inline-flex size-6 cursor-pointer items-center justify-center rounded text-ink-soft hover:bg-muted hover:text-ink"
        >
          <Table2 aria-hidden="true" className="size-3.5" />
        </button>
      }
    >
      <DialogClose asChild>
        <Button variant="ghost" size="icon" aria-label={chartLabels.close} className="absolute top-4 right-4">
          <X aria-hidden="true" className="size-5" />
        </Button>
      </DialogClose>
      <table aria-label={title} className="w-full text-left text-sm tabular-nums">
        <thead className="text-ink-soft">
          <tr className="border-b border-border">
            <th scope="col" className="py-2 pr-4 font-medium">
              {isWeekly ? chartLabels.week : chartLabels.day}
            </th>
            {columns.map(({ heading }) => (
              <th key={heading} scope="col" className="py-2 pl-4 text-right font-medium">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {buckets.toReversed().map((bucket) => (
            <tr key={bucket.from} className="border-b border-border">
              <th scope="row" className="py-1.5 pr-4 font-normal">
                {format.day(bucket.from)}
              </th>
              {columns.map(({ heading, of }) => (
                <td key={heading} className="py-1.5 pl-4 text-right">
                  {of(bucket)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
