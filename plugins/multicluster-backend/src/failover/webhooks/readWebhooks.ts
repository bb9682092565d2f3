import { Config } from '@backstage/config';
import { z } from 'zod';
import { authorization } from '../configValues';
import { refusal } from '../refusal';

/** Neither is shown or kept anywhere: an address may be as secret as the value of the header. */
export type Webhook = { url: string; authorization?: string };

/** By the name by which steps of policies call them. */
export type Webhooks = ReadonlyMap<string, Webhook>;

const url = z.string().superRefine((text, context) => {
  const refuse = (message: string) =>
    context.addIssue({ code: z.ZodIssueCode.custom, message });
  if (!URL.canParse(text)) {
    refuse('must be an address of https');
    return;
  }
  const { protocol, hostname, username, password } = new URL(text);
  const isLocal = protocol === 'http:' && isLoopback(hostname);
  if (protocol !== 'https:' && !isLocal) {
    refuse('must be an address of https, or of http on this machine');
  }
  if (username || password) {
    refuse("must not have credentials; 'authorization' is for them");
  }
});

const schema = z.record(
  z.string().regex(/^[A-Za-z0-9][-_.A-Za-z0-9]{0,62}$/),
  z.object({ url, authorization: authorization.optional() }).strict(),
);

/** From `multicluster.failover.webhooks`; none without it. Throws an `InputError` that names each wrong key, and no value. */
export function readWebhooks(config: Config): Webhooks {
  const key = 'multicluster.failover.webhooks';
  const read = schema.safeParse(config.getOptional(key) ?? {});
  if (!read.success) throw refusal(key, read.error);
  return new Map(Object.entries(read.data));
}

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}
