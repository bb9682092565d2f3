import { Config } from '@backstage/config';
import { z } from 'zod';
import { authorization } from '../configValues';
import { refusal } from '../refusal';

/** `url` has no slash at its end; `authorization` is the whole value of the header. */
export type PrometheusServer = { url: string; authorization?: string };

/** The server of each cluster; `shared` is that of all others. */
export type PrometheusServers = {
  shared?: PrometheusServer;
  clusters: ReadonlyMap<string, PrometheusServer>;
};

const url = z.string().transform((text, context) => {
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  const refuse = (message: string) => {
    context.addIssue({ code: z.ZodIssueCode.custom, message });
    return z.NEVER;
  };
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    return refuse('must be an address of http or https');
  }
  if (parsed.username || parsed.password) {
    return refuse("must not have credentials; 'authorization' is for them");
  }
  if (parsed.search || parsed.hash) {
    return refuse('must end with its path');
  }
  return `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, '');
});

const server = z
  .object({ url, authorization: authorization.optional() })
  .strict();

const schema = z
  .object({
    url: url.optional(),
    authorization: authorization.optional(),
    clusters: z.record(z.string(), server).optional(),
  })
  .strict()
  .refine(one => one.url !== undefined || one.authorization === undefined, {
    path: ['authorization'],
    message: "is only for 'url', which is missing",
  });

/** From `multicluster.failover.prometheus`; no servers without it. Throws an `InputError` that names each wrong key, and no value. */
export function readPrometheus(config: Config): PrometheusServers {
  const key = 'multicluster.failover.prometheus';
  const read = schema.safeParse(config.getOptional(key) ?? {});
  if (!read.success) throw refusal(key, read.error);
  const { clusters = {}, ...own } = read.data;
  return {
    ...(own.url !== undefined && { shared: { ...own, url: own.url } }),
    clusters: new Map(Object.entries(clusters)),
  };
}
