"use client";

import type { GrowthBucket } from "@/lib/growth/growth-view";
import { ChartDrawing } from "./chart-drawing";
import { type Bands, scaleOf } from "./plot";

interface BarsProps {
  label: string;
  buckets: GrowthBucket[];
  measure: "revenue" | "deleted" | "net";
  linesOf: (bucket: GrowthBucket) => string[];
}

const valuesOf: Record<BarsProps["measure"], (bucket: GrowthBucket) => number> = {
  revenue: ({ revenue }) => revenue,
  deleted: ({ deleted }) => deleted,
  net: ({ added, deleted }) => added - deleted,
};

const colours = {
  revenue: { up: "var(--accent)", down: "var(--danger)" },
  deleted: { up: "var(--danger)", down: "var(--danger)" },
  net: { up: "var(--success)", down: "var(--danger)" },
};

/** Draws what came in or went, a bar from zero for each day or week, all on one axis. */
export function Bars({ label, buckets, measure, linesOf }: BarsProps) {
  const values = buckets.map(valuesOf[measure]);
  return (
    <ChartDrawing
      label={label}
      buckets={buckets}
      linesOf={linesOf}
      draw={({ size, bands, active }) => (
        <>
          {active !== undefined && (
            <rect x={bands.startOf(active)} width={bands.width} height={size.height} fill="var(--muted)" />
          )}
          <BarRow
            values={values}
            bands={bands}
            heightOf={scaleOf(Math.min(0, ...values), Math.max(1, ...values), size)}
            fills={colours[measure]}
          />
        </>
      )}
    />
  );
}

interface BarRowProps {
  values: number[];
  bands: Bands;
  /** Returns where on screen a value lies. */
  heightOf: (value: number) => number;
  fills: { up: string; down: string };
}

/** Keeps a small value visible beside a large one, in pixels. */
const leastHeight = 2;

/** Draws a bar from zero to each value, up or down. */
function BarRow({ values, bands, heightOf, fills }: BarRowProps) {
  const zero = heightOf(0);
  return values.map((value, at) => {
    if (value === 0) return null;
    const height = Math.max(leastHeight, Math.abs(heightOf(value) - zero));
    return (
      <rect
        // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place.
        key={at}
        x={bands.centreOf(at) - bands.barWidth / 2}
        y={value > 0 ? zero - height : zero}
        width={bands.barWidth}
        height={height}
        rx={1.5}
        fill={value > 0 ? fills.up : fills.down}
      />
    );
  });
}
