/** Is the room that a chart has, in CSS pixels. */
export interface Size {
  width: number;
  height: number;
}

const margin = { top: 4, side: 2, bottom: 2 };
const widestBar = 10;

/** Says where the bands of a chart lie, one for each bucket, from left to right. */
export interface Bands {
  width: number;
  barWidth: number;
  startOf(index: number): number;
  centreOf(index: number): number;
  /** Returns the index of the band at this place, or of the nearest one beside the drawing. */
  at(x: number): number;
}

/** Divides the width among `count` bands. A bar takes three fifths of its band, up to a width that looks slim. */
export function bandsOf(count: number, { width }: Size): Bands {
  const bandWidth = Math.max(0, width - 2 * margin.side) / Math.max(1, count);
  const startOf = (index: number) => margin.side + index * bandWidth;
  return {
    width: bandWidth,
    barWidth: Math.min(widestBar, bandWidth * 0.6),
    startOf,
    centreOf: (index) => startOf(index) + bandWidth / 2,
    at: (x) => Math.min(count - 1, Math.max(0, Math.floor((x - margin.side) / bandWidth))),
  };
}

/** Returns the function from values to heights on screen: `least` is at the bottom, `most` at the top. */
export function scaleOf(least: number, most: number, { height }: Size): (value: number) => number {
  const bottom = height - margin.bottom;
  const perUnit = most > least ? (bottom - margin.top) / (most - least) : 0;
  return (value) => bottom - (value - least) * perUnit;
}
