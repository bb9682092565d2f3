/**
 * Puts this process's clock ahead (or behind, when negative) of everybody else's; it goes on at its own pace. Returns what puts it
 * back. Certificates are still judged by the machine's clock.
 */
export function shiftClock(ms: number): () => void {
  const RealDate = globalThis.Date;
  class ShiftedDate extends RealDate {
    constructor(...args: unknown[]) {
      if (args.length === 0) super(RealDate.now() + ms);
      else super(...(args as [number]));
    }
    static override now(): number {
      return RealDate.now() + ms;
    }
  }
  globalThis.Date = ShiftedDate as DateConstructor;
  return () => {
    globalThis.Date = RealDate;
  };
}
