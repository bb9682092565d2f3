import type {
  ClusterList,
  Deployment,
  DeploymentEvents,
  DeployRequest,
} from '@multicluster/backstage-plugin-multicluster-common';

/** The routes that the bench needs. The suite's own client is not loaded here: its sources need a transform, which slows this process. */
export class PortalClient {
  readonly #url: string;
  readonly #token: string;

  constructor(options: { url: string; token: string }) {
    this.#url = options.url;
    this.#token = options.token;
  }

  async uploadBundle(bytes: Buffer): Promise<string> {
    const answer = await this.#ask('/bundles', {
      method: 'POST',
      headers: { 'content-type': 'application/gzip' },
      body: new Uint8Array(bytes),
    });
    return ((await answer.json()) as { bundle: string }).bundle;
  }

  async createDeployment(request: DeployRequest): Promise<Deployment> {
    const answer = await this.#ask('/deployments', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    return (await answer.json()) as Deployment;
  }

  async events(id: string, after: number): Promise<DeploymentEvents> {
    const query = `after=${after}&waitSeconds=20`;
    const answer = await this.#ask(`/deployments/${id}/events?${query}`);
    return (await answer.json()) as DeploymentEvents;
  }

  async clusters(): Promise<ClusterList> {
    return (await (await this.#ask('/clusters')).json()) as ClusterList;
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${this.#token}`);
    const url = `${this.#url}/api/multicluster${path}`;
    const answer = await fetch(url, { ...init, headers });
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer;
  }
}
