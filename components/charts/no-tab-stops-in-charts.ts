const layers = 'g[class^="recharts-zIndex-layer"]:not([tabindex])';

/**
 * A ref around a chart. It draws into layers through portals, on which React listens for the focus too, and browsers
 * let the keyboard stop at any part of a drawing that someone listens on: nameless, with nothing to do.
 */
export function noTabStopsInCharts(element: HTMLElement | null) {
  if (!element) return;
  const mark = () => {
    for (const layer of element.querySelectorAll(layers)) layer.setAttribute("tabindex", "-1");
  };
  const observer = new MutationObserver(mark);
  observer.observe(element, { childList: true, subtree: true });
  mark();
  return () => observer.disconnect();
}
