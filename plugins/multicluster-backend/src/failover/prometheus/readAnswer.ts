import { z } from 'zod';

/** A number with the epoch milliseconds of its sample, or a sentence why there is none. It may be infinite, and is never NaN. */
export type QueryAnswer =
  | { value: number; at: number; message?: undefined }
  | { value?: undefined; at?: undefined; message: string };

/** What a server says of an error may be long, as the whole query. */
const MOST_TEXT = 200;

/** Epoch seconds, and the number as text. */
const sample = z.tuple([z.number(), z.string()]);

const success = z.object({
  status: z.literal('success'),
  data: z.discriminatedUnion('resultType', [
    z.object({ resultType: z.literal('scalar'), result: sample }),
    z.object({
      resultType: z.literal('vector'),
      // A native histogram has no value.
      result: z.array(z.object({ value: sample.optional() })),
    }),
    z.object({ resultType: z.enum(['matrix', 'string']) }),
  ]),
});

const failure = z.object({
  status: z.literal('error'),
  errorType: z.string(),
  error: z.string(),
});

const body = z.discriminatedUnion('status', [success, failure]);

/** The one number of an answer of `/api/v1/query`. */
export function readAnswer(status: number, text: string): QueryAnswer {
  const { data: read } = body.safeParse(parseJson(text));
  if (read?.status === 'error') {
    const said = `${read.errorType}: ${read.error}`.replace(/\s+/g, ' ');
    return { message: `Prometheus answers ${said.slice(0, MOST_TEXT)}` };
  }
  if (status !== 200) return { message: `Prometheus answers ${status}` };
  if (!read) return { message: 'what answers is not Prometheus' };
  const { data } = read;
  switch (data.resultType) {
    case 'scalar':
      return numberOf(data.result);
    case 'vector':
      return oneOf(data.result);
    default:
      return { message: `the query answers a ${data.resultType}, no number` };
  }
}

function oneOf(
  samples: readonly { value?: [at: number, text: string] }[],
): QueryAnswer {
  if (samples.length === 0) {
    return { message: 'the query finds nothing' };
  }
  if (samples.length > 1) {
    return { message: `the query answers ${samples.length} numbers, not one` };
  }
  const [{ value }] = samples;
  return value
    ? numberOf(value)
    : { message: 'the query answers a histogram, no number' };
}

function numberOf([at, text]: [at: number, text: string]): QueryAnswer {
  if (text === 'NaN') {
    return {
      message: 'the query answers NaN, as when nothing was asked of it',
    };
  }
  const value = parseNumber(text);
  return value === undefined
    ? { message: 'what answers is not Prometheus' }
    : { value, at: Math.round(at * 1000) };
}

function parseNumber(text: string): number | undefined {
  const infinite = /^([-+]?)Inf$/.exec(text);
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
  // `Number` alone would take an empty text for zero.
  return /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text)
    ? Number(text)
    : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
