/** Returns a ref that keeps a CSS variable of the page at the height of its element. */
export function heightVariable(variable: `--${string}`) {
  return (element: HTMLElement | null) => {
    if (!element) return;
    const root = document.documentElement;
    const observer = new ResizeObserver(() =>
      root.style.setProperty(variable, `${element.getBoundingClientRect().height}px`),
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.style.removeProperty(variable);
    };
  };
}
