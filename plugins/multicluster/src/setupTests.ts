import '@testing-library/jest-dom';

// jsdom lays nothing out and draws nothing: screens find the sizes and contexts of a browser that has none to give.
class NoResizeObserver implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= NoResizeObserver;
HTMLCanvasElement.prototype.getContext = (() =>
  null) as typeof HTMLCanvasElement.prototype.getContext;
