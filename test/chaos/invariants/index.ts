import type { History } from '../history.ts';
import type { Scenario } from '../scenario.ts';
import { approvalsKept } from './approvalsKept.ts';
import { destinationFirst } from './destinationFirst.ts';
import { endsAsItSays } from './endsAsItSays.ts';
import { epochsGrow } from './epochsGrow.ts';
import { everyEndReported } from './everyEndReported.ts';
import { neverZero } from './neverZero.ts';
import { oneDriver } from './oneDriver.ts';
import { oneWriter } from './oneWriter.ts';
import { onlyPlanned } from './onlyPlanned.ts';
import { stepsFirst } from './stepsFirst.ts';

/** Sentences about what did not hold; empty when all did. */
export type Invariant = (history: History, scenario: Scenario) => string[];

/** What must hold of every play, whatever went wrong in it. The numbers are those of the safety rules. */
export const INVARIANTS: { [name: string]: Invariant } = {
  'it comes to an end': ({ end }) => (end.stuck ? [end.stuck] : []),
  'never zero (1)': neverZero,
  'destination first (2, 7)': destinationFirst,
  'one driver (10)': oneDriver,
  'one writer (8)': oneWriter,
  'epochs only grow (10)': epochsGrow,
  'no lost and no missing approval (21)': approvalsKept,
  'steps of the policy before traffic': stepsFirst,
  'only planned weights, from planned weights': onlyPlanned,
  'ends as it says': endsAsItSays,
  'every end has a report and frees its locks': everyEndReported,
};

export function violationsOf(history: History, scenario: Scenario): string[] {
  return Object.entries(INVARIANTS).flatMap(([name, holds]) =>
    holds(history, scenario).map(text => `${name}: ${text}`),
  );
}
