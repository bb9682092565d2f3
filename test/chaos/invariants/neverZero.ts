import type { Invariant } from './index.ts';
import { said } from './runsOf.ts';

export const neverZero: Invariant = ({ writes }) =>
  writes.flatMap(({ by, hop, after }) =>
    by && Object.values(after).every(weight => weight <= 0)
      ? [`${by} left ${hop} with ${said(after)}.`]
      : [],
  );
