"use client";

import { Area, Bar, ComposedChart, Tooltip, YAxis } from "recharts";
import type { GrowthBucket } from "@/lib/growth/growth-view";
import { chartFrame, tooltipStyle } from "./chart-frame";
import { ChartTooltip } from "./chart-tooltip";

interface TotalLineProps {
  label: string;
  buckets: GrowthBucket[];
  linesOf: (bucket: GrowthBucket) => string[];
}

/** Starts the axis a little below the least value, so that the line of a large number does not lie flat at the top. */
const aroundLine: [(least: number) => number, (most: number) => number] = [
  (least) => least - Math.max(1, least * 0.002),
  (most) => most + 1,
];

/** Draws the total at the end of each day or week, and beneath it how many were deleted. */
export default function TotalLine({ label, buckets, linesOf }: TotalLineProps) {
  return (
    <ComposedChart {...chartFrame} aria-label={label} data={buckets} barCategoryGap="20%">
      <YAxis yAxisId="total" hide domain={aroundLine} />
      <YAxis yAxisId="deleted" hide domain={[0, (most: number) => Math.max(3, most * 3)]} />
      <Tooltip
        {...tooltipStyle}
        cursor={{ stroke: "var(--border-strong)" }}
        content={(tooltip) => <ChartTooltip {...tooltip} linesOf={linesOf} />}
      />
      <Area
        yAxisId="total"
        dataKey="total"
        type="monotone"
        stroke="var(--accent)"
        strokeWidth={1.5}
        fill="var(--accent-soft)"
        isAnimationActive={false}
      />
      <Bar
        yAxisId="deleted"
        dataKey="deleted"
        fill="var(--danger)"
        radius={1.5}
        maxBarSize={10}
        minPointSize={(value) => (value ? 3 : 0)}
        isAnimationActive={false}
      />
    </ComposedChart>
  );
}
