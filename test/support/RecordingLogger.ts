/** A `LoggerService` that keeps its lines instead of printing them. */
export class RecordingLogger {
  readonly lines: { level: string; message: string; error?: unknown }[] = [];

  error(message: string, error?: unknown): void {
    this.#add('error', message, error);
  }
  warn(message: string, error?: unknown): void {
    this.#add('warn', message, error);
  }
  info(message: string): void {
    this.#add('info', message);
  }
  debug(_message: string): void {}
  child(): RecordingLogger {
    return this;
  }

  #add(level: string, message: string, error?: unknown): void {
    this.lines.push({ level, message, error });
  }
}
