/** Wakes one sleeper. A ring while nobody sleeps is not lost: the next sleep ends at once. */
export class Bell {
  #isRung = false;
  #wake?: () => void;

  ring(): void {
    this.#isRung = true;
    this.#wake?.();
  }

  /** Until it rings, or for that long. */
  async sleep(ms: number): Promise<void> {
    if (!this.#isRung) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, ms);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wake = undefined;
    this.#isRung = false;
  }
}
