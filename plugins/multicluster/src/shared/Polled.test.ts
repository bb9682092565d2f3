import { Polled } from './Polled';

const HOUR = 3_600_000;

/** A question whose answers are given by hand. */
function question() {
  const open: { signal: AbortSignal; answer(value: string): void }[] = [];
  const polled = new Polled(
    signal =>
      new Promise<string>(resolve => {
        open.push({ signal, answer: resolve });
      }),
  );
  return { open, polled };
}

const settle = () => new Promise(resolve => setTimeout(resolve, 0));

describe('Polled', () => {
  it('asks once for all listeners, and not again within the interval', async () => {
    const { open, polled } = question();
    const heard = [jest.fn(), jest.fn()];
    const [leave] = heard.map(each => polled.subscribe(each, HOUR));
    await settle();
    expect(open).toHaveLength(1);
    open[0].answer('yes');
    await settle();
    expect(polled.read()).toMatchObject({ value: 'yes', loading: false });
    for (const each of heard) expect(each).toHaveBeenCalledTimes(1);
    leave();
    polled.subscribe(() => {}, HOUR);
    await settle();
    expect(open).toHaveLength(1);
  });

  it('asks anew at once when all have left before the answer came', async () => {
    const { open, polled } = question();
    const leave = polled.subscribe(() => {}, HOUR);
    await settle();
    leave();
    expect(open[0].signal.aborted).toBe(true);
    polled.subscribe(() => {}, HOUR);
    await settle();
    expect(open).toHaveLength(2);
    open[0].answer('late');
    open[1].answer('now');
    await settle();
    expect(polled.read().value).toBe('now');
  });
});
