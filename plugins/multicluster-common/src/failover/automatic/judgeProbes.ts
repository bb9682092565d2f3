import { VantagePoint } from '../assessReadiness';
import { Verdict } from '../types';
import { FailoverTrigger, ProbedCluster, ProbeLook } from './types';

/** A look is forgotten after this time, in milliseconds: what nobody saw since proves nothing. */
const LOOK_COUNTS_MS = 5 * 60_000;
/** Of each place. @public */
export const MOST_LOOKS = 20;
/** One place alone may be what is broken (rule 9). */
const PLACES_THAT_AGREE = 2;

/** Of one `side`, places know it from each other: they count as one. */
const PLACES: { [from in VantagePoint['from']]: Place } = {
  portal: { side: 'portal', name: 'the portal', asks: true },
  proxy: { side: 'own', name: 'its API server', asks: true },
  cluster: { side: 'own', name: 'its own endpoints' },
  callers: { side: 'callers', name: 'its callers on other clusters' },
};

/** `asks`: what it finds is an answer. Elsewhere it is an address in a list, which may be there while nobody answers at it. */
type Place = { side: string; name: string; asks?: boolean };

/**
 * Whether a cluster fails to serve an entity: enough failures of the last looks from two places at least, and no place that gets an
 * answer. Places that disagree are `unknown`, and so is silence: unreachable is not dead (rules 9 and 22).
 *
 * @public
 */
export function judgeProbes(
  { windows }: Pick<ProbedCluster, 'windows'>,
  trigger: Pick<FailoverTrigger, 'failures' | 'of'>,
  now: number,
): { verdict: Verdict; sentence: string } {
  // In one order, whichever place looked first.
  const seen = Object.entries(PLACES).map(([key, place]) => ({
    place,
    ...judgeWindow(windows[key as VantagePoint['from']] ?? [], trigger, now),
  }));

  const failing = seen.filter(({ verdict }) => verdict === 'fail');
  const passing = seen.filter(({ verdict }) => verdict === 'pass');
  if (failing.length === 0) {
    return passing.length > 0
      ? { verdict: 'pass', sentence: `Is well, seen ${from(passing)}.` }
      : { verdict: 'unknown', sentence: 'Not known from anywhere.' };
  }
  const fails = `Fails ${from(failing)}`;
  const answering = passing.filter(({ place }) => place.asks);
  if (answering.length > 0) {
    const sentence = `${fails}, and answers ${from(answering)}.`;
    return { verdict: 'unknown', sentence };
  }
  return new Set(failing.map(({ place }) => place.side)).size <
    PLACES_THAT_AGREE
    ? { verdict: 'unknown', sentence: `${fails}, and from nowhere else.` }
    : { verdict: 'fail', sentence: `${fails}${because(failing)}.` };
}

/** Fails by enough failures of the last looks; passes when the newest did, and there are not. */
function judgeWindow(
  looks: readonly ProbeLook[],
  { failures, of }: Pick<FailoverTrigger, 'failures' | 'of'>,
  now: number,
): { verdict: Verdict; message?: string } {
  const last = looks.filter(({ at }) => now - at <= LOOK_COUNTS_MS).slice(-of);
  const failed = last.filter(({ verdict }) => verdict === 'fail');
  const newest = last[last.length - 1];
  if (failed.length >= failures) {
    const { message } = failed[failed.length - 1];
    return { verdict: 'fail', ...(message && { message }) };
  }
  return { verdict: newest?.verdict === 'pass' ? 'pass' : 'unknown' };
}

function from(seen: readonly { place: Place }[]): string {
  return `from ${seen.map(({ place }) => place.name).join(', and from ')}`;
}

function because(seen: readonly { message?: string }[]): string {
  const said = [...new Set(seen.flatMap(({ message }) => message ?? []))];
  return said.length > 0
    ? ` (${said.map(text => text.replace(/\.$/, '')).join('; ')})`
    : '';
}

/**
 * With one more look from each place that could look, and with since when it fails. One that does not fail any more is told of anew when
 * it does again.
 *
 * @public
 */
export function withLooks(
  before: ProbedCluster,
  looks: { [from in VantagePoint['from']]?: ProbeLook },
  trigger: FailoverTrigger,
  now: number,
): ProbedCluster {
  const { cluster, failingSince, toldAt } = before;
  const windows = { ...before.windows };
  for (const [key, look] of Object.entries(looks)) {
    const place = key as VantagePoint['from'];
    const kept = windows[place] ?? [];
    // The same answer read twice is one look.
    if (kept[kept.length - 1]?.at === look.at) continue;
    windows[place] = [...kept, look].slice(-MOST_LOOKS);
  }
  const { verdict } = judgeProbes({ windows }, trigger, now);
  if (verdict === 'pass') return { cluster, windows };
  const began = failingSince ?? (verdict === 'fail' ? now : undefined);
  return {
    ...{ cluster, windows },
    ...(began !== undefined && { failingSince: began }),
    ...(toldAt !== undefined && { toldAt }),
  };
}
