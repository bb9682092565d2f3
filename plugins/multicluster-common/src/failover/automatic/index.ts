export {
  automaticActor,
  decideAutomatic,
  type AutomaticFacts,
} from './decideAutomatic';
export { judgeProbes, MOST_LOOKS, withLooks } from './judgeProbes';
export * from './types';
