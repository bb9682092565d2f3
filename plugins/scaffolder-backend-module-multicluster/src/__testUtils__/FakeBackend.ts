import {
  ClusterSummary,
  Deployment,
  DeploymentEvent,
  DeploymentState,
  MulticlusterClient,
} from '@multicluster/backstage-plugin-multicluster-common';
import { MulticlusterService } from '@multicluster/backstage-plugin-multicluster-node';

type Call = { method: string; path: string; body: unknown };
type Answer = { status?: number; body?: unknown };
type Route = (call: Call) => Answer | Promise<Answer>;

/** A deployment as the backend tells it. */
export function deploymentWith(
  state: DeploymentState,
  rest: Partial<Deployment> = {},
): Deployment {
  return {
    id: 'd1',
    revision: 1,
    app: 'shop',
    namespace: 'shop',
    entityRef: 'component:default/shop',
    action: 'deploy',
    state,
    createdAt: 0,
    createdBy: 'user:default/guest',
    request: {
      app: 'shop',
      namespace: 'shop',
      entityRef: 'component:default/shop',
      source: { type: 'yaml' },
      targets: { names: ['east', 'west'] },
    },
    usesSecrets: false,
    clusters: ['east', 'west'].map(cluster => ({
      cluster,
      wave: 0,
      state: state === 'succeeded' ? 'deployed' : 'pending',
      since: 0,
      attempts: 0,
      inventory: [],
    })),
    ...rest,
  };
}

export function eventOf(
  sequence: number,
  message: string,
  rest: Partial<DeploymentEvent> = {},
): DeploymentEvent {
  return { sequence, at: sequence, level: 'info', message, ...rest };
}

export function clusterNamed(
  name: string,
  rest: Partial<ClusterSummary> = {},
): ClusterSummary {
  return {
    name,
    title: name,
    state: 'live',
    since: 0,
    failedAttempts: 0,
    health: 'healthy',
    healthReasons: [],
    labels: {},
    objects: 0,
    fromStore: false,
    ...rest,
  };
}

/**
 * The real client before a backend that answers as a script says: `'GET /clusters'` and so on. A list is answered one after the other, the
 * last one again and again. What was asked is kept.
 */
export class FakeBackend {
  readonly calls: Call[] = [];
  readonly #routes: { [route: string]: Route };

  constructor(routes: { [route: string]: Route | Answer[] }) {
    this.#routes = Object.fromEntries(
      Object.entries(routes).map(([route, answer]) => [
        route,
        typeof answer === 'function' ? answer : inTurn(answer),
      ]),
    );
  }

  get service(): MulticlusterService {
    const client = new MulticlusterClient({
      discoveryApi: { getBaseUrl: async () => 'http://backend' },
      fetchApi: { fetch: (input, init) => this.#fetch(String(input), init) },
    });
    return { client: () => client };
  }

  /** Bodies that were sent to a route. */
  sent(route: string): unknown[] {
    return this.calls
      .filter(({ method, path }) => `${method} ${path.split('?')[0]}` === route)
      .map(({ body }) => body);
  }

  async #fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const { method = 'GET', signal } = init;
    signal?.throwIfAborted();
    const path = url.slice('http://backend'.length);
    const body =
      typeof init.body === 'string' ? JSON.parse(init.body) : init.body;
    const call = { method, path, body };
    this.calls.push(call);
    const route = this.#routes[`${method} ${path.split('?')[0]}`];
    if (!route) {
      throw new Error(`Nobody asks for ${method} ${path} in this test`);
    }
    const answered = await route(call);
    signal?.throwIfAborted();
    return Response.json(answered.body ?? {}, {
      status: answered.status ?? 200,
    });
  }
}

function inTurn(answers: Answer[]): Route {
  let next = 0;
  return () => {
    const answer = answers[Math.min(next, answers.length - 1)];
    next += 1;
    return answer;
  };
}

/** An answer that refuses, as the framework writes it. */
export function refusal(status: number, name: string, message: string): Answer {
  const body = {
    error: { name, message },
    request: { method: 'GET', url: '/' },
    response: { statusCode: status },
  };
  return { status, body };
}
