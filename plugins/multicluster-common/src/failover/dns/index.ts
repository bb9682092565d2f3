export { judgeAnswer } from './judgeAnswer';
export { oldAnswersUntil } from './oldAnswersUntil';
export * from './types';
