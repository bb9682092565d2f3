import { ServiceUnavailableError } from '@backstage/errors';

/** Rejects when the promise takes longer. What it stands for goes on: give it a signal of its own where that matters. */
export async function withDeadline<T>(
  promise: Promise<T>,
  deadlineMs: number,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new ServiceUnavailableError(noAnswerWithin(deadlineMs))),
      deadlineMs,
    );
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

export function noAnswerWithin(deadlineMs: number): string {
  return `The API server gives no answer within ${
    Math.round(deadlineMs / 100) / 10
  } s.`;
}
