import { ClusterState, Health } from '../clusters/types';
import { ClusterReadiness, ReadinessReason } from './types';

/**
 * What one vantage point saw of the entity on a cluster.
 *
 * @public
 */
export type VantagePoint = {
  /**
   * `portal`: a request from the backend. `cluster`: the cluster's own endpoints. `proxy`: through its API server. `callers`: the
   * endpoints that other clusters have for it.
   */
  from: 'portal' | 'cluster' | 'proxy' | 'callers';
  ok?: boolean;
  /** Epoch milliseconds. */
  at?: number;
  /** Why not; a short sentence. */
  message?: string;
};

/**
 * What is known of a cluster as a place to take over.
 *
 * @public
 */
export type ReadinessFacts = {
  cluster: string;
  state: ClusterState;
  /** Epoch milliseconds of the last proof of life of its API. */
  seenAt?: number;
  health: Health;
  healthReason?: string;
  replicas?: { ready: number; desired: number; room?: number };
  vantage: VantagePoint[];
  /** Whether its workloads run the image that most clusters run. */
  oddImage?: string;
  provenAt?: number;
  provenShare?: number;
  lastScore?: number;
  /** What earlier runs still have to tell it: until then it may not do what they have decided. */
  pending?: { number: number; since: number }[];
};

const VANTAGE: { [from in VantagePoint['from']]: string } = {
  portal: 'asked from the portal',
  cluster: 'as the cluster sees it',
  proxy: 'asked through its API server',
  callers: 'as its callers elsewhere see it',
};

/** How much each doubt costs, of 100. What is unknown costs as much as what is wrong: neither may be relied on. */
const COST = {
  endpoints: 60,
  pods: 30,
  vantage: 40,
  noVantage: 15,
  room: 15,
  oddImage: 10,
  unproven: 10,
  oldProof: 5,
  pending: 61,
};

/** A proof older than this says little, in milliseconds. */
const PROOF_MS = 30 * 24 * 60 * 60_000;

type Doubt = ReadinessReason & { cost: number };

/**
 * Whether a cluster could take over, as a score that is never shown without its verdict. A cluster whose API does not answer, or of
 * whose workloads nothing is known, has no score: it keeps the last one, and says so.
 *
 * @public
 */
export function assessReadiness(
  facts: ReadinessFacts,
  now: number,
): ClusterReadiness {
  const doubts = [
    ...doubtReach(facts),
    ...doubtReplicas(facts),
    ...doubtVantage(facts),
    ...doubtPending(facts),
    ...doubtTheRest(facts, now),
  ].sort((a, b) => b.cost - a.cost);
  const known = isLive(facts) && facts.replicas !== undefined;
  const score = Math.max(
    0,
    100 - doubts.reduce((sum, { cost }) => sum + cost, 0),
  );
  const verdict = known ? judge(score, facts) : 'unknown';
  const { cluster, replicas, provenAt, provenShare, lastScore } = facts;
  return {
    cluster,
    ...(known ? { score } : { lastScore }),
    verdict,
    sentence: say(verdict, facts),
    reasons: [
      ...doubts.map(({ cost: _, ...reason }) => reason),
      ...proofs(facts),
    ],
    ...{ replicas, provenAt, provenShare },
  };
}

function isLive({ state }: ReadinessFacts): boolean {
  return state === 'live' || state === 'stale';
}

function judge(
  score: number,
  { replicas }: ReadinessFacts,
): ClusterReadiness['verdict'] {
  if (!replicas || replicas.ready === 0 || score < 40) return 'notReady';
  return score < 70 ? 'limited' : 'ready';
}

function say(
  verdict: ClusterReadiness['verdict'],
  { replicas, lastScore }: ReadinessFacts,
): string {
  switch (verdict) {
    case 'ready':
      return replicas?.room === 0 ? 'Ready, without room to grow' : 'Ready';
    case 'limited':
      return replicas?.room === 0
        ? 'Can serve, not grow'
        : 'Can serve, with doubts';
    case 'notReady':
      return 'Cannot take over';
    default:
      return lastScore === undefined ? 'Unknown' : `Unknown, was ${lastScore}`;
  }
}

function doubt(
  code: keyof typeof COST,
  verdict: 'fail' | 'unknown',
  text: string,
  at?: number,
): Doubt {
  return { code, verdict, text, at, cost: COST[code] };
}

function doubtReach({ state, seenAt }: ReadinessFacts): Doubt[] {
  return state === 'live'
    ? []
    : [
        {
          code: 'reach',
          verdict: 'unknown',
          text:
            state === 'stale' ? 'Facts are not current' : 'API not answering',
          at: seenAt,
          // There is no score then; it comes before all that was known once.
          cost: state === 'stale' ? 10 : 100,
        },
      ];
}

function doubtReplicas({
  replicas,
  health,
  healthReason,
  seenAt,
}: ReadinessFacts): Doubt[] {
  if (!replicas) {
    return [doubt('endpoints', 'unknown', 'Nothing known of its pods', seenAt)];
  }
  const { ready, desired, room } = replicas;
  const doubts: Doubt[] = [];
  if (ready === 0) {
    doubts.push(
      doubt('endpoints', 'fail', healthReason ?? 'No pod is ready', seenAt),
    );
  } else if (
    ready < desired ||
    health === 'degraded' ||
    health === 'unhealthy'
  ) {
    const text = healthReason ?? `${ready} of ${desired} pods ready`;
    doubts.push(doubt('pods', 'fail', text, seenAt));
  }
  if (room === 0)
    doubts.push(doubt('room', 'fail', 'No room for more pods', seenAt));
  if (room === undefined) {
    doubts.push(
      doubt('room', 'unknown', 'Room for more pods not known', seenAt),
    );
  }
  return doubts;
}

/** One view alone can lie: at least two must agree, and what they do not see counts as well. */
function doubtVantage({ vantage }: ReadinessFacts): Doubt[] {
  const failed = vantage.filter(({ ok }) => ok === false);
  if (failed.length > 0) {
    const { from, message, at } = failed[0];
    const text = message ?? 'Does not answer as it should';
    return [doubt('vantage', 'fail', `${text} (${VANTAGE[from]})`, at)];
  }
  const seen = vantage.filter(({ ok }) => ok);
  return seen.length >= 2
    ? []
    : [
        doubt(
          'noVantage',
          'unknown',
          seen.length === 0 ? 'Nobody has looked' : 'Seen from one side only',
          seen[0]?.at,
        ),
      ];
}

/** A cluster that has missed something would take part in traffic by rules that no longer hold. */
function doubtPending({ pending = [] }: ReadinessFacts): Doubt[] {
  const [first] = pending;
  if (!first) return [];
  const what = pending.length === 1 ? 'An action' : `${pending.length} actions`;
  const text = `${what} of run #${first.number} wait${
    pending.length === 1 ? 's' : ''
  } here`;
  return [doubt('pending', 'fail', text, first.since)];
}

function doubtTheRest(
  { oddImage, provenAt, seenAt }: ReadinessFacts,
  now: number,
): Doubt[] {
  const doubts: Doubt[] = [];
  if (oddImage) doubts.push(doubt('oddImage', 'fail', oddImage, seenAt));
  if (provenAt === undefined) {
    doubts.push(doubt('unproven', 'unknown', 'Never proven by a drill'));
  } else if (now - provenAt > PROOF_MS) {
    doubts.push(doubt('oldProof', 'unknown', 'Last proven long ago', provenAt));
  }
  return doubts;
}

function proofs({
  replicas,
  vantage,
  provenAt,
  provenShare,
  seenAt,
}: ReadinessFacts): ReadinessReason[] {
  const pass = (code: string, text: string, at?: number): ReadinessReason => ({
    code,
    verdict: 'pass',
    text,
    at,
  });
  return [
    ...(replicas?.room
      ? [pass('room', `Room for ${replicas.room} more pods`, seenAt)]
      : []),
    ...vantage
      .filter(({ ok }) => ok)
      .map(({ from, at }) => pass('vantage', `Answers, ${VANTAGE[from]}`, at)),
    ...(provenAt === undefined
      ? []
      : [pass('proven', `Last proven at ${provenShare ?? 100} %`, provenAt)]),
  ];
}
