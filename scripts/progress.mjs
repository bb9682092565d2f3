/**
 * Says what is being done and how far it is: one moving line per running step on a terminal, plain lines in a log.
 */

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const BAR_WIDTH = 20;
const REDRAW_MS = 120;
/** In a log, a step that takes long repeats itself this often, so that silence always means trouble. */
const REMIND_MS = 15_000;

function seconds(ms) {
  const s = Math.round(ms / 1000);
  return s < 100 ? `${s} s` : `${Math.floor(s / 60)} min ${s % 60} s`;
}

function bar(share) {
  const full = Math.round(share * BAR_WIDTH);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`;
}

/**
 * Share of the work done. Without a count it is guessed from the usual time, and never reaches the end by itself.
 */
function shareOf(step, now) {
  if (step.share !== undefined) {
    return step.share;
  }
  if (!step.usualSeconds) {
    return undefined;
  }
  const t = (now - step.startedAt) / 1000 / step.usualSeconds;
  return Math.min(t, 1 - 0.1 / Math.max(1, t));
}

export class Progress {
  #stream;
  #live;
  #steps = new Set();
  #drawn = 0;
  #timer;

  /** @param {NodeJS.WriteStream} stream */
  constructor(stream = process.stdout) {
    this.#stream = stream;
    this.#live = Boolean(stream.isTTY) && !process.env.CI;
  }

  /** A line that stays. */
  line(text) {
    this.#erase();
    this.#stream.write(`${text}\n`);
    this.#draw();
  }

  /** Begins a step; call `done` or `fail` on what it returns. */
  step(text, { usualSeconds } = {}) {
    const step = { text, usualSeconds, startedAt: Date.now() };
    step.remindedAt = step.startedAt;
    this.#steps.add(step);
    if (!this.#live) {
      const usually = usualSeconds
        ? ` (usually ${seconds(usualSeconds * 1000)})`
        : '';
      this.#stream.write(`… ${text}${usually}\n`);
    }
    this.#schedule();
    return {
      update: (share, detail) => {
        step.share = share ?? step.share;
        step.detail = detail ?? step.detail;
      },
      done: result => this.#end(step, '✓', result),
      fail: result => this.#end(step, '✗', result),
    };
  }

  /** Stops redrawing; what is on the screen stays. */
  close() {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#erase();
    this.#steps.clear();
  }

  #end(step, mark, result) {
    if (!this.#steps.delete(step)) {
      return;
    }
    const took = Date.now() - step.startedAt;
    const time = took > 1000 ? ` (${seconds(took)})` : '';
    this.line(`${mark} ${result ?? step.text}${time}`);
    if (this.#steps.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  #schedule() {
    this.#timer ??= setInterval(
      () => this.#tick(),
      this.#live ? REDRAW_MS : 1000,
    );
    this.#timer.unref();
  }

  #tick() {
    if (this.#live) {
      this.#erase();
      this.#draw();
      return;
    }
    const now = Date.now();
    for (const step of this.#steps) {
      if (now - step.remindedAt >= REMIND_MS) {
        step.remindedAt = now;
        this.#stream.write(`  … ${this.#describe(step, now)}\n`);
      }
    }
  }

  #describe(step, now) {
    const share = shareOf(step, now);
    const percent = share === undefined ? '' : `, ${Math.floor(share * 100)} %`;
    const detail = step.detail ? `: ${step.detail}` : '';
    return `${step.text}${detail} (${seconds(now - step.startedAt)}${percent})`;
  }

  #erase() {
    if (this.#drawn > 0) {
      this.#stream.write(`\u001b[${this.#drawn}A\u001b[0J`);
      this.#drawn = 0;
    }
  }

  #draw() {
    if (!this.#live) {
      return;
    }
    const now = Date.now();
    const width = (this.#stream.columns || 80) - 1;
    const frame = FRAMES[Math.floor(now / REDRAW_MS) % FRAMES.length];
    for (const step of this.#steps) {
      const share = shareOf(step, now);
      const gauge = share === undefined ? '' : `${bar(share)} `;
      const text = `${frame} ${gauge}${this.#describe(step, now)}`;
      this.#stream.write(`${text.slice(0, width)}\n`);
      this.#drawn += 1;
    }
  }
}
