import {
  DatabaseMember,
  DatabaseOutcome,
  FailoverRun,
  RunEffect,
  RunInput,
  WriteResult,
} from '@multicluster/backstage-plugin-multicluster-common';
import { fillFor, PrometheusQueries } from '../prometheus';
import { AskableFleet, askCluster, failedWrite } from '../run/askCluster';
import {
  hasTakenOver,
  isFenced,
  isPrimary,
  isShutDown,
  nameOf,
  PostgresCluster,
  PostgresPatch,
  shutDown,
  stepDown,
  takeOver,
  tokenOf,
  writeAgain,
} from './cloudNativePg';
import {
  askDatabase,
  DatabaseWriter,
  readDatabase,
  writeDatabase,
} from './writeDatabase';

type Effect<T extends RunEffect['type']> = Extract<RunEffect, { type: T }>;
type Input<T extends RunInput['type']> = Extract<RunInput, { type: T }>;
type Asked = {
  run: FailoverRun;
  writer: DatabaseWriter;
  fleet: AskableFleet;
  signal: AbortSignal;
};
type Answer = { outcome: DatabaseOutcome; token?: string; message?: string };

/** Moves the right to write between copies of a CloudNativePG database. Each call looks first: twice is once. */
export class DatabaseMoves {
  readonly #prometheus: Pick<PrometheusQueries, 'instant'>;

  constructor(options: { prometheus: Pick<PrometheusQueries, 'instant'> }) {
    this.#prometheus = options.prometheus;
  }

  /** Stops the old writer, and says whether it says so itself. Never rejects. */
  async stop(effect: Effect<'fence'>, asked: Asked): Promise<Input<'fenced'>> {
    const { step, move, stop } = effect;
    const { from, to } = move;
    const lagSeconds = await this.#lag(effect, asked);
    const answer = await answered(async () => {
      if (stop === 'fence') {
        return change(asked, from, live => stopByFence(live));
      }
      const successor = nameOf(await askDatabase(to, asked));
      return change(asked, from, live => stopByToken(live, successor));
    });
    return {
      ...{ type: 'fenced', step, ...answer },
      ...(lagSeconds !== undefined && { lagSeconds }),
    };
  }

  /** Never rejects. */
  async promote(
    { step, move, token }: Effect<'promote'>,
    asked: Asked,
  ): Promise<Input<'promoted'>> {
    const answer = await answered(() =>
      change(asked, move.to, live => {
        if (hasTakenOver(live, token)) return { outcome: 'done' };
        const message = `${said(move.to)} takes over.`;
        return isPrimary(live)
          ? { outcome: 'working', message }
          : { outcome: 'working', message, patch: takeOver(live, token) };
      }),
    );
    const { outcome, message } = answer;
    return { type: 'promoted', step, outcome, ...(message && { message }) };
  }

  /** The old writer writes again; only before anybody has taken over. Never rejects. */
  async undo(
    { from }: Effect<'fence'>['move'],
    asked: Asked,
  ): Promise<WriteResult> {
    const { cluster } = from;
    const { outcome, message } = await answered(() =>
      change(asked, from, live => {
        const isWriter = isPrimary(live);
        // Its mark alone: a write that is still under way must come too late.
        if (isWriter && !isFenced(live)) return { outcome: 'done', patch: {} };
        if (isWriter === false && !tokenOf(live)) {
          const waits = `${said(
            from,
          )} has not stepped down yet, and can be told to write again only then.`;
          return { outcome: 'refused', message: waits };
        }
        return { outcome: 'done', patch: writeAgain(live) };
      }),
    );
    return {
      ...{ cluster, result: outcome === 'done' ? 'applied' : 'unreachable' },
      ...(outcome === 'refused' && { result: 'refused' as const }),
      ...(message && { message }),
    };
  }

  /** Once, before the old writer stops: later it says nothing any more. */
  async #lag(
    { step, move }: Effect<'fence'>,
    { run, signal }: Asked,
  ): Promise<number | undefined> {
    if (run.data?.lagSeconds !== undefined) return undefined;
    const query = run.plan.policy.steps.flatMap(one =>
      one.kind === 'promote' && `${one.id}-fence` === step ? one.lag ?? [] : [],
    )[0];
    if (query === undefined) return undefined;
    const { cluster, ...service } = move.to;
    const filled = fillFor(query, cluster, {
      parts: [{ cluster: { name: cluster }, services: [service] }],
      windowSeconds: 60,
    });
    if (filled.query === undefined) return undefined;
    const answer = await this.#prometheus.instant(
      cluster,
      filled.query,
      signal,
    );
    return answer.value !== undefined && Number.isFinite(answer.value)
      ? Math.max(0, answer.value)
      : undefined;
  }
}

function stopByToken(
  live: PostgresCluster,
  successor: string,
): Answer & { patch?: PostgresPatch } {
  const { spec, metadata } = live;
  const message = `'${metadata.name}' steps down.`;
  if (isPrimary(live)) {
    return { outcome: 'working', message, patch: stepDown(live, successor) };
  }
  if (spec.replica?.primary !== successor) {
    const other = spec.replica?.primary ?? 'nobody';
    const refusal = `'${metadata.name}' is no writer: it follows ${other}.`;
    return { outcome: 'refused', message: refusal };
  }
  const token = tokenOf(live);
  return token ? { outcome: 'done', token } : { outcome: 'working', message };
}

/** One that had begun to step down in an orderly way is not shut down where it has come to an end with that. */
function stopByFence(
  live: PostgresCluster,
): Answer & { patch?: PostgresPatch } {
  const token = tokenOf(live);
  if (isPrimary(live) === false && token) return { outcome: 'done', token };
  if (isShutDown(live)) return { outcome: 'done' };
  const message = `'${live.metadata.name}' is told to shut down.`;
  return isFenced(live)
    ? { outcome: 'working', message }
    : { outcome: 'working', message, patch: shutDown() };
}

/** Reads one copy, and writes what follows from that, if anything. */
function change(
  { fleet, signal, writer }: Asked,
  member: DatabaseMember,
  decide: (live: PostgresCluster) => Answer & { patch?: PostgresPatch },
): Promise<Answer> {
  return askCluster({
    ...{ fleet, signal, cluster: member.cluster },
    ask: async (client, until) => {
      const live = await readDatabase(member, client, until);
      const { patch, ...answer } = decide(live);
      if (patch) {
        await writeDatabase({
          ...{ member, live, patch, writer, client, signal: until },
        });
      }
      return answer;
    },
  });
}

async function answered(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    const { result, message } = failedWrite(error);
    return {
      outcome: result === 'unreachable' ? 'unreachable' : 'refused',
      message,
    };
  }
}

function said({ namespace, name, cluster }: DatabaseMember): string {
  return `${namespace}/${name} on '${cluster}'`;
}
