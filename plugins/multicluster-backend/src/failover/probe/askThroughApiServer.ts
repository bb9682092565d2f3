import {
  ProbeLook,
  ResourceOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  ClusterClient,
  refusalOf,
  strangeAnswerOf,
} from '@multicluster/backstage-plugin-multicluster-node';

/**
 * Asks a Service from within its cluster: its API server passes the request on. It fails by what the service answers, and when there is
 * no pod to ask. All else is unknown, since it is about the API server: it may not be allowed to pass on, or have no way to the pods.
 */
export async function askThroughApiServer(options: {
  client: ClusterClient;
  service: ResourceOf<'Service'>;
  /** Of the service, as `/healthz`; without one, any answer of its own will do. */
  healthPath?: string;
  deadlineMs: number;
  signal: AbortSignal;
}): Promise<Omit<ProbeLook, 'at'>> {
  const { client, service, healthPath, deadlineMs } = options;
  const path = proxyPath(service, healthPath ?? '/');
  if (!path) return { verdict: 'unknown', message: 'It has no port to ask' };
  const late = AbortSignal.timeout(deadlineMs);
  const signal = AbortSignal.any([options.signal, late]);
  let isAnswered = false;
  try {
    const body = await client.stream({ path, deadlineMs, signal });
    // The head is the answer, whatever becomes of the rest; leaving the loop gives the connection up.
    isAnswered = true;
    for await (const _ of body) break;
    return { verdict: 'pass' };
  } catch (error) {
    return isAnswered ? { verdict: 'pass' } : judge(error, healthPath);
  }
}

function proxyPath(
  { namespace, name, detail }: ResourceOf<'Service'>,
  healthPath: string,
): string | undefined {
  const port = detail.ports.find(({ protocol }) => protocol === 'TCP');
  if (!port) return undefined;
  const isTls = port.port === 443 || /https|tls/i.test(port.name ?? '');
  const asked = `${isTls ? 'https:' : ''}${name}:${port.port}`;
  return `/api/v1/namespaces/${namespace}/services/${asked}/proxy${healthPath}`;
}

function judge(
  error: unknown,
  healthPath: string | undefined,
): Omit<ProbeLook, 'at'> {
  const refusal = refusalOf(error);
  const answer = strangeAnswerOf(error);
  if (/no endpoints available/.test(refusal?.message ?? '')) {
    return { verdict: 'fail', message: 'No pod to ask' };
  }
  // An API server that has no way to the pods says so in plain text.
  const isOwn = /^error trying to reach service/i.test(answer?.text ?? '');
  if (answer && !isOwn) {
    if (healthPath === undefined) return { verdict: 'pass' };
    return { verdict: 'fail', message: `Answers ${answer.status}` };
  }
  const said = refusal || isOwn ? 'The API server cannot ask it' : 'No answer';
  return { verdict: 'unknown', message: said };
}
