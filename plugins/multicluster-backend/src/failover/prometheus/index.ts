export { fillFor, type QueriedPart } from './fillFor';
export { PrometheusQueries } from './PrometheusQueries';
export { type QueryAnswer } from './readAnswer';
export {
  readPrometheus,
  type PrometheusServer,
  type PrometheusServers,
} from './readPrometheus';
