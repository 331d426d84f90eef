/** Returns a ref that keeps a CSS variable of the page at the height of its element. */
export function heightVariable(variable: `--${string}`) {
  return (element: HTMLElement | null) => {
    if (!element) return;
    const root = document.documentElement;
    // The entry has the height already: to ask the element would style the whole page anew for each that is measured.
    const observer = new ResizeObserver((entries) => {
      const height = entries.at(-1)?.borderBoxSize[0]?.blockSize;
      if (height !== undefined) root.style.setProperty(variable, `${height}px`);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.style.removeProperty(variable);
    };
  };
}
