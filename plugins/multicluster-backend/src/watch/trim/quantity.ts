const FACTORS: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY =
  /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/;

/** A Kubernetes quantity (`250m`, `1.5Gi`, `1e3`, or a plain number) in its unit; undefined when it is none. */
export function parseQuantity(value: unknown): number | undefined {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  const match = typeof value === 'string' ? QUANTITY.exec(value) : null;
  if (!match) {
    return undefined;
  }
  const [, digits, suffix, exponent] = match;
  if (exponent !== undefined) {
    return Number(`${digits}e${exponent}`);
  }
  return Number(digits) * (suffix ? FACTORS[suffix] : 1);
}

/** A quantity in thousandths, rounded up as Kubernetes does; the small subtrahend keeps 0.29 from becoming 291. */
export function parseMillis(value: unknown): number | undefined {
  const quantity = parseQuantity(value);
  return quantity === undefined
    ? undefined
    : Math.ceil(quantity * 1000 - 1e-6) + 0;
}

/** A quantity in whole units, rounded up. */
export function parseWhole(value: unknown): number | undefined {
  const quantity = parseQuantity(value);
  return quantity === undefined ? undefined : Math.ceil(quantity);
}
