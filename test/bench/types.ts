/** Whose backend is asked. */
export type Subject = 'multicluster' | 'kubernetes';

/** One line of the table; also the form of a row in the `--json` file. */
export type BenchRow = {
  subject: Subject;
  clusters: number;
  clients: number;
  p50Ms: number;
  p95Ms: number;
  apiRequestsPerView: number;
  /** Of the JSON, not compressed. */
  bytesPerView: number;
  /** Of the backend's process. */
  cpuSecondsPerView: number;
  /** Highest seen while asking. */
  rssMiB: number;
};

/** What one client saw of one view. */
export type View = { ms: number; bytes: number; status: number };
