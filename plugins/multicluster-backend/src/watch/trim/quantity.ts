/** Decimal suffixes as exponents: `100u` is read as 100e-6, which is exact where a multiplication is not. */
const EXPONENTS: Record<string, number> = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};

const BINARY: Record<string, number> = {
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
  const [, digits, suffix = '', exponent] = match;
  if (suffix in BINARY) {
    return Number(digits) * BINARY[suffix];
  }
  return Number(`${digits}e${exponent ?? EXPONENTS[suffix] ?? 0}`);
}

/** A quantity in thousandths, rounded up as Kubernetes does; the small subtrahend keeps 1.1 from becoming 1101. */
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
