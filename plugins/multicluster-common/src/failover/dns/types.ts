/**
 * What one server of a zone says of a name.
 *
 * @public
 */
export type DnsAnswer = {
  /** As configured, `192.0.2.53:5353`. */
  server: string;
  /** Sorted; empty when the server has no such record, absent when it did not answer. */
  answers?: string[];
  /** Of the record, as the server gives it out. */
  ttlSeconds?: number;
  /** Why there is no answer. */
  error?: string;
};

/**
 * What is declared of a name that steers an entity's traffic, against what the servers of its zone answer.
 *
 * @public
 */
export type DnsTruth = {
  hop: string;
  /** Where the object is that declares it. */
  cluster: string;
  name: string;
  type: 'A' | 'AAAA' | 'CNAME';
  /** Targets that get something, sorted. */
  declared: string[];
  /** Whether a server answers with all of them at once, or with some of them each time. */
  answersWith: 'all' | 'some';
  /** How long others may keep an answer, as declared. */
  ttlSeconds: number;
  /** None when nobody said which they are. */
  servers: DnsAnswer[];
  /** Epoch milliseconds until which somebody may still hold an answer from before the last change of a run. */
  oldAnswersUntil?: number;
};
