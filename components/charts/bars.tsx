"use client";

import type { GrowthBucket } from "@/lib/growth/growth-view";
import { ChartDrawing } from "./chart-drawing";
import { type Bands, scaleOf } from "./plot";

interface BarsProps {
  label: string;
  buckets: GrowthBucket[];
  measure: "revenue" | "deleted";
  linesOf: (bucket: GrowthBucket) => string[];
}

const colours = { revenue: "var(--accent)", deleted: "var(--danger)" };

/** Draws what came in or went, a bar for each day or week. */
export function Bars({ label, buckets, measure, linesOf }: BarsProps) {
  const values = buckets.map((bucket) => bucket[measure]);
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
            fill={colours[measure]}
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
  fill: string;
  /** Keeps a small value visible beside a large one, in pixels. */
  leastHeight?: number;
}

/** Draws a bar from zero to each value, up or down. */
export function BarRow({ values, bands, heightOf, fill, leastHeight = 0 }: BarRowProps) {
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
        fill={fill}
      />
    );
  });
}
