import { Webhook } from './readWebhooks';

/** What a webhook has taken up. Without a `location` the call itself is made again. */
export type Progress = {
  location?: string;
  /** Epoch milliseconds before which it does not want to be asked. */
  notBefore: number;
};

/** A webhook cannot make a run wait longer than this between two looks. */
const MOST_RETRY_SECONDS = 60;

/** Where and when a 202 wants to be asked again; undefined when that is another server, which must not get the header of this one. */
export function readProgress(
  { headers }: Pick<Response, 'headers'>,
  { url }: Webhook,
  now: number,
): Progress | undefined {
  const seconds = Number(headers.get('retry-after') ?? 0);
  const wait = Math.min(Math.max(0, seconds || 0), MOST_RETRY_SECONDS);
  const notBefore = now + wait * 1000;
  const location = headers.get('location');
  if (location === null) return { notBefore };
  if (!URL.canParse(location, url)) return undefined;
  const target = new URL(location, url);
  return target.origin === new URL(url).origin
    ? { notBefore, location: target.href }
    : undefined;
}
