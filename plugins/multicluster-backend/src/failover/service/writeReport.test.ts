import { reportRun } from '@multicluster/backstage-plugin-multicluster-common';
import { testRun } from '../store/testRun';
import { writeReport } from './writeReport';

describe('a report in Markdown', () => {
  const run = { ...testRun('r1'), number: 7 };
  const written = (more: object) =>
    writeReport(run, { ...reportRun(run), ...more }, []);

  it('says what was measured', () => {
    const text = written({
      requests: { total: 1000, failed: 3 },
      residualPercent: 0.4,
    });
    expect(text).toContain('- Requests: 3 of 1000 failed');
    expect(text).toContain('- Still coming to the source at the end: 0.4 %');
  });

  it('leaves out what was not', () => {
    expect(written({})).not.toMatch(/Requests|Still coming|Writes lost/);
  });

  it.each([
    [{ verdict: 'none', seconds: 0 }, 'none'],
    [{ verdict: 'bounded', seconds: 4 }, 'up to the last 4 s'],
    [{ verdict: 'unknown' }, 'not known'],
  ])('says of writes what is known: %j', (dataLoss, expected) => {
    expect(written({ dataLoss })).toContain(`- Writes lost: ${expected}`);
  });

  it('keeps what people typed in one line, and no markup', () => {
    const typed = { ...run, reason: 'east\n# is *down*' };
    expect(writeReport(typed, reportRun(typed), [])).toContain(
      'east \\# is \\*down\\*',
    );
  });
});
