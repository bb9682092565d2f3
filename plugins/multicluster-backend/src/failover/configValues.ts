import { z } from 'zod';

/** The whole value of a header `Authorization`. */
export const authorization = z
  .string()
  .min(1)
  .refine(isHeaderValue, { message: 'cannot be the value of a header' });

function isHeaderValue(text: string): boolean {
  try {
    return new Headers({ authorization: text }).has('authorization');
  } catch {
    return false;
  }
}
