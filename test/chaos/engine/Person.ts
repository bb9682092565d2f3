import {
  availableRunCommands,
  hasEnded,
  ruleHolding,
  type FailoverRun,
  type RunCommand,
} from '@multicluster/backstage-plugin-multicluster-common';
import type { History } from '../history.ts';
import type { PlayedRun } from '../scenario.ts';
import type { Backend } from './Backend.ts';

/** Answers after which whoever watches has had enough. */
const PATIENCE = 14;

/** Whoever watches a run: answers when it waits for a person, interrupts it, approves it; and gives up in the end. */
export class Person {
  readonly #play: PlayedRun;
  readonly #history: History;
  readonly #backend: () => Backend;
  #answers = 0;
  #asked = '';
  readonly #left: PlayedRun['interruptions'];

  constructor(options: {
    play: PlayedRun;
    history: History;
    backend(): Backend;
  }) {
    this.#play = options.play;
    this.#history = options.history;
    this.#backend = options.backend;
    this.#left = [...options.play.interruptions];
  }

  /** Looks at the run once, and says something where there is something to say. */
  async look(run: FailoverRun, version: number): Promise<void> {
    if (hasEnded(run)) return;
    const now = this.#left.findIndex(one => version >= one.version);
    if (now >= 0) {
      const [{ command }] = this.#left.splice(now, 1);
      await this.#interrupt(run, command);
      return;
    }
    // The same question is answered once; a run that asks again is another question.
    const question = `${run.state} ${run.since} ${run.message} ${run.approvals.length}`;
    if (question === this.#asked) return;
    const answer = this.#answer(run);
    if (!answer) return;
    const [command, by] = answer;
    if (await this.#say(run, command, by)) this.#asked = question;
  }

  #answer(run: FailoverRun): [RunCommand, string] | undefined {
    const { hash } = run.plan;
    switch (run.state) {
      case 'awaitingApproval':
        return this.#approve(hash, run.approvals.length);
      case 'awaitingConfirmation':
        return [
          { type: 'confirmStep', step: run.plan.steps[run.step].id },
          'ann',
        ];
      case 'serving':
        return [{ type: this.#endOf(run) }, 'ann'];
      case 'holding':
      case 'needsDecision':
        return [this.#choose(run), 'ann'];
      default:
        return undefined;
    }
  }

  /** What has moved its data does not go back. */
  #endOf(run: FailoverRun): PlayedRun['end'] {
    const { end } = this.#play;
    return availableRunCommands(run)[end] === undefined ? end : 'commit';
  }

  #approve(hash: string, approved: number): [RunCommand, string] {
    const by = ['ben', 'cleo', 'dan'][approved];
    return this.#play.declines && approved > 0
      ? [{ type: 'decline', hash }, by]
      : [{ type: 'approve', hash }, by];
  }

  #choose(run: FailoverRun): RunCommand {
    const choices = run.choices ?? [];
    const number = this.#answers++;
    const index = this.#play.answers[number] ?? 0;
    const { command } =
      number < PATIENCE
        ? choices[index % Math.max(1, choices.length)] ?? { command: 'abort' }
        : { command: 'abort' };
    const reason = 'chaos';
    if (command === 'override') {
      const rules = [ruleHolding(run)!];
      return { type: 'override', rules, reason };
    }
    if (command === 'skip') return { type: 'skip', reason };
    return { type: command } as RunCommand;
  }

  async #interrupt(
    run: FailoverRun,
    command: PlayedRun['interruptions'][number]['command'],
  ): Promise<void> {
    if (command === 'startAnother') {
      const { failover, subject } = this.#backend();
      const { intent, mode } = run.plan;
      const plan = await failover.failovers
        .plan(subject, { intent, mode })
        .catch(() => undefined);
      if (!plan) return;
      await failover.failovers
        .start(
          subject,
          {
            ...{ intent, mode, hash: plan.hash, reason: 'another' },
            confirm: subject.name,
          },
          { createdBy: 'user:default/eve' },
        )
        .then(
          other =>
            this.#history.started.push({ at: this.#history.now(), run: other }),
          () => undefined,
        );
      return;
    }
    const reason = 'chaos';
    await this.#say(
      run,
      command === 'escalate' ? { type: command, reason } : { type: command },
      'ann',
    );
  }

  /** Whether it was taken. */
  async #say(
    run: FailoverRun,
    command: RunCommand,
    name: string,
  ): Promise<boolean> {
    const by = `user:default/${name}`;
    const { failovers } = this.#backend().failover;
    try {
      await failovers.command(run.id, command, { by });
    } catch {
      // Refused, too late, or its backend has died: then something else is said, or the same again.
      return false;
    }
    this.#history.said.push({
      ...{ at: this.#history.now(), run: run.id, by, command: command.type },
    });
    return true;
  }
}
