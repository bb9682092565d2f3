import { dueOccurrence, nextOccurrence, refuseSchedule } from './occurrences';

/** A Monday. */
const at = (time: string) => Date.parse(`2026-11-30T${time}Z`);
const monday = { cron: '0 10 * * 1' };

describe('when a drill is due', () => {
  it.each([
    ['09:59:59', undefined],
    ['10:00:00', '10:00:00'],
    ['10:09:59', '10:00:00'],
    ['10:10:00', undefined],
  ])('at %s is %s', (now, due) => {
    expect(dueOccurrence(monday, at(now))).toBe(due && at(due));
  });

  it('goes by its time zone, summer and winter', () => {
    const berlin = { cron: '0 10 * * *', timeZone: 'Europe/Berlin' };
    const after = (day: string) => Date.parse(`${day}T00:00:00Z`);
    const hour = (day: string) =>
      new Date(nextOccurrence(berlin, after(day))).getUTCHours();
    expect([hour('2026-07-01'), hour('2026-12-01')]).toEqual([8, 9]);
  });

  it.each(['0 10 * * 1', '0 * * * *'])('takes %s', cron => {
    expect(refuseSchedule({ cron })).toBeUndefined();
  });

  it.each([
    ['*/30 * * * *', 'an hour'],
    ['0,59 10 * * *', 'an hour'],
    ['0 0 10 * * 1', 'five fields'],
    ['@daily', 'five fields'],
    ['a b c d e', 'cannot be used'],
    ['0 25 * * *', 'cannot be used'],
  ])('refuses %s: %s', (cron, why) => {
    expect(refuseSchedule({ cron })).toContain(why);
  });
});
