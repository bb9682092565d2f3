/** A reporter for `node --test` that writes one JSON object: counts of tests without children, and the names of those that failed. */
export default async function* countingReporter(source) {
  const counts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for await (const { type, data } of source) {
    const isTest = data?.details?.type !== 'suite';
    if (type === 'test:pass' && isTest) {
      if (data.skip === undefined && data.todo === undefined) counts.passed++;
      else counts.skipped++;
    }
    if (type === 'test:fail' && isTest) {
      counts.failed++;
      const error = data.details?.error;
      counts.failures.push(
        `${data.name}\n${error?.cause?.message ?? error?.message ?? ''}`,
      );
    }
  }
  yield JSON.stringify(counts);
}
