/** Holds the colours that one page takes from the site's own: what is written in it, and a button of it. */
export interface SiteColours {
  /** Is readable on every background of the page, as near to the site's colour as that allows. */
  text: string;
  fill: string;
  /** Is the fill while a pointer is over it. */
  strongFill: string;
  onFill: string;
}

const leastContrast = 4.5;
const black = "#000000";
const white = "#ffffff";
const steps = 50;

/**
 * Returns colours that meet WCAG AA (1.4.3) on this background, whatever the site's colour is. Black or white meets
 * it on any colour, and text is mixed with the farther of the two as far as it needs.
 */
export function siteColoursOn(color: string, background: string): SiteColours {
  const onFill = contrastOf(black, color) > contrastOf(white, color) ? black : white;
  return {
    text: readableOn(color, background),
    fill: color,
    strongFill: mix(color, onFill === white ? black : white, 0.15),
    onFill,
  };
}

function readableOn(color: string, background: string): string {
  const end = contrastOf(black, background) > contrastOf(white, background) ? black : white;
  for (let step = 0; step < steps; step += 1) {
    const mixed = mix(color, end, step / steps);
    if (contrastOf(mixed, background) >= leastContrast) return mixed;
  }
  return end;
}

/** Returns the contrast of two colours, from 1 to 21, as WCAG computes it. */
export function contrastOf(one: string, other: string): number {
  const [light = 1, dark = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(color: string, end: string, share: number): string {
  const ends = channelsOf(end);
  const mixed = channelsOf(color).map((channel, at) =>
    Math.round(channel + ((ends[at] ?? 0) - channel) * share),
  );
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

function channelsOf(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
