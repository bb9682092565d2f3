import { useCallback, useEffect, useRef, useState } from 'react';

/** A canvas as wide as its stage, sharp on every screen. */
export function useCanvas() {
  const stage = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(600);
  useEffect(() => {
    const element = stage.current;
    if (!element) {
      return undefined;
    }
    const measure = () => {
      if (element.clientWidth > 0) {
        setWidth(element.clientWidth);
      }
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  /** The context to draw with, sized in CSS pixels; undefined where the browser gives none. */
  const context = useCallback((wide: number, high: number) => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (!element || !ctx) {
      return undefined;
    }
    const ratio = window.devicePixelRatio || 1;
    element.width = Math.round(wide * ratio);
    element.height = Math.round(high * ratio);
    element.style.width = `${wide}px`;
    element.style.height = `${high}px`;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    return ctx;
  }, []);
  return { stage, canvas, width, context };
}
