"use client";

import { Bar, BarChart, Tooltip, YAxis } from "recharts";
import type { GrowthBucket } from "@/lib/growth/growth-view";
import { chartFrame, tooltipStyle } from "./chart-frame";
import { ChartTooltip } from "./chart-tooltip";

interface BarsProps {
  label: string;
  buckets: GrowthBucket[];
  measure: "revenue" | "deleted";
  linesOf: (bucket: GrowthBucket) => string[];
}

const colours = { revenue: "var(--accent)", deleted: "var(--danger)" };

/** Draws what came in or went, a bar for each day or week. */
export default function Bars({ label, buckets, measure, linesOf }: BarsProps) {
  return (
    <BarChart {...chartFrame} aria-label={label} data={buckets} barCategoryGap="20%">
      <YAxis hide domain={[(least: number) => Math.min(0, least), (most: number) => Math.max(1, most)]} />
      <Tooltip
        {...tooltipStyle}
        cursor={{ fill: "var(--muted)", stroke: "none" }}
        content={(tooltip) => <ChartTooltip {...tooltip} linesOf={linesOf} />}
      />
      <Bar dataKey={measure} fill={colours[measure]} radius={1.5} maxBarSize={10} isAnimationActive={false} />
    </BarChart>
  );
}
