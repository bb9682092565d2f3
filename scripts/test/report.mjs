import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const TAIL_LINES = 40;

/** Prints the stages as they come and go, and adds them up. */
export class Report {
  #root;
  #passed = 0;
  #failed = 0;
  #failures = [];

  constructor(root) {
    this.#root = root;
  }

  begin(stage) {
    console.log(`▸ ${stage.title}`);
  }

  /** `result`: passed and failed counts, and lines worth reading even when all is well. */
  end(stage, result, { seconds, logFile }) {
    this.#passed += result.passed;
    this.#failed += result.failed;
    for (const note of result.notes ?? []) console.log(`    ${note}`);
    const mark = result.failed === 0 ? '✔' : '✖';
    console.log(
      `${mark} ${stage.name}: ${result.passed} passed, ${
        result.failed
      } failed (${Math.round(seconds)} s)`,
    );
    if (result.failed > 0) {
      this.#failures.push(`${stage.name}: ${relative(this.#root, logFile)}`);
      console.log(indent(result.excerpt ?? tail(logFile)));
    }
  }

  /** A stage that could not be tried is not a stage that passed. */
  blocked(stage, need) {
    this.#failed += 1;
    this.#failures.push(`${stage.name}: not run, because ${need} failed`);
    console.log(`✖ ${stage.name}: not run, because ${need} failed`);
  }

  /** The last line of all. Returns the exit code. */
  close() {
    if (this.#failures.length > 0) {
      console.log(
        `\nFailed:\n${this.#failures.map(line => `  ${line}`).join('\n')}\n`,
      );
    }
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    return this.#failed === 0 ? 0 : 1;
  }
}

function tail(logFile) {
  try {
    return readFileSync(logFile, 'utf8')
      .trimEnd()
      .split('\n')
      .slice(-TAIL_LINES)
      .join('\n');
  } catch {
    return '(no log)';
  }
}

function indent(text) {
  return text.replace(/^/gm, '    ');
}
