/**
 * Holds what all charts share: the size of their container, and one stop for the keyboard from which the arrow keys
 * go from day to day. Nothing in them moves by itself.
 */
export const chartFrame = {
  responsive: true,
  role: "img",
  style: { width: "100%", height: "100%" },
  margin: { top: 4, right: 2, bottom: 2, left: 2 },
} as const;

export const tooltipStyle = {
  isAnimationActive: false,
  allowEscapeViewBox: { x: false, y: true },
  wrapperStyle: { zIndex: 30, pointerEvents: "none" },
} as const;
