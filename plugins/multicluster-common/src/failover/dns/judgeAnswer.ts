import { Verdict } from '../types';
import { DnsAnswer, DnsTruth } from './types';

/** Whether a server answers what is declared. One that did not answer is unknown, and none that has no such record (rule 22). @public */
export function judgeAnswer(
  { declared, answersWith }: Pick<DnsTruth, 'declared' | 'answersWith'>,
  { answers }: DnsAnswer,
): Verdict {
  if (!answers) return 'unknown';
  const isDeclared = answers.every(target => declared.includes(target));
  const isEnough =
    answersWith === 'all'
      ? answers.length === declared.length
      : answers.length > 0;
  return isDeclared && isEnough ? 'pass' : 'fail';
}
