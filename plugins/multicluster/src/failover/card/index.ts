export { FailoverCard } from './FailoverCard';
