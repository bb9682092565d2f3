import { DatabaseMove, DatabaseOutcome, DatabaseStop } from './database';
import { EvidenceLevel, TrafficChange } from '../traffic';
import { RunCommand, RunEvent } from './runRecord';
import {
  CapacityChange,
  GuardReading,
  PlanProblem,
  PlanStep,
  Verdict,
} from './types';

/**
 * What became of one change. `unreachable`: nobody knows whether it was written; the same change again finds out. `refused`: the cluster
 * said no.
 *
 * @public
 */
export type WriteResult = {
  cluster: string;
  hop?: string;
  result: 'applied' | 'already' | 'drifted' | 'unreachable' | 'refused';
  message?: string;
};

/**
 * What can happen to a run. All but `command`, `timePassed` and what became of pending actions are the outcome of an effect.
 *
 * @public
 */
export type RunInput =
  | { type: 'claimed' }
  | { type: 'preflightDone'; problems: PlanProblem[] }
  | { type: 'locked'; epoch: number }
  | { type: 'lockBusy'; by: string }
  | { type: 'scaled'; ready: boolean; message?: string }
  | { type: 'written'; results: WriteResult[] }
  | {
      type: 'observed';
      level: EvidenceLevel;
      /** No more evidence can be had than this. */
      conclusive: boolean;
      message?: string;
    }
  | { type: 'guardsRead'; readings: GuardReading[] }
  | {
      type: 'callAnswered';
      step: string;
      /** `working`: it has taken it up. `refused`: asking again is of no use. `unreachable`: nobody knows whether it has heard of it. */
      outcome: 'done' | 'working' | 'refused' | 'unreachable';
      message?: string;
    }
  | {
      type: 'fenced';
      step: string;
      outcome: DatabaseOutcome;
      token?: string;
      /** By how many seconds the copy that takes over is behind, where something measures it. */
      lagSeconds?: number;
      message?: string;
    }
  | {
      type: 'promoted';
      step: string;
      outcome: DatabaseOutcome;
      message?: string;
    }
  | { type: 'verified'; verdict: Verdict; message?: string }
  | { type: 'sourceChecked'; verdict: Verdict; message?: string }
  | { type: 'undone'; results: WriteResult[] }
  | { type: 'pendingWritten'; results: WriteResult[] }
  | { type: 'pendingDropped'; cluster: string; hop: string; message: string }
  | { type: 'timePassed' }
  | { type: 'command'; command: RunCommand; by: string };

/**
 * What a run asks of the world. It follows from the run alone, so that whoever takes over after a crash asks for the same again.
 *
 * @public
 */
export type RunEffect =
  | { type: 'preflight' }
  | { type: 'lock' }
  | { type: 'scale'; changes: CapacityChange[] }
  | { type: 'write'; step: string; changes: TrafficChange[] }
  | { type: 'observe'; step: string; hops: string[] }
  | { type: 'readGuards'; clusters: string[] }
  | { type: 'callWebhook'; step: string; webhook: string }
  | {
      type: 'runTemplate';
      step: string;
      template: NonNullable<PlanStep['template']>;
    }
  | { type: 'fence'; step: string; move: DatabaseMove; stop: DatabaseStop }
  | { type: 'promote'; step: string; move: DatabaseMove; token?: string }
  | { type: 'verify' }
  | { type: 'checkSource'; clusters: string[] }
  | {
      type: 'undo';
      step: string;
      traffic: TrafficChange[];
      capacity: CapacityChange[];
      /** The old writer writes again. */
      database?: DatabaseMove;
    }
  | { type: 'wait'; until: number };

/** @public */
export type RunTransition<Run> = {
  run: Run;
  /** For the timeline. */
  events: Omit<RunEvent, 'sequence'>[];
};
