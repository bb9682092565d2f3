import { after } from 'node:test';
import { FleetHarness } from '../../fleet/FleetHarness.ts';
import { KubeClient, type KubeAccess } from '../../support/KubeClient.ts';
import { readKubeconfig } from '../../support/kubeconfig.ts';

/** One real API server, in the ways that the tests need it. */
export type TestServer = {
  name: string;
  harness: FleetHarness;
  /** With the token of the portal's service account. */
  access: KubeAccess;
  /** The administrator's, whose certificate is also the one that the API server shows. */
  admin: KubeAccess;
  client: KubeClient;
  kubectl(args: string[]): Promise<string>;
};

let shared: Promise<FleetHarness> | undefined;
const servers = new Map<string, Promise<TestServer>>();

/** The API server of that name; made when first asked for, shared by all files of the run, and gone at its end. */
export function testServer(name: string): Promise<TestServer> {
  shared ??= FleetHarness.create();
  let server = servers.get(name);
  if (!server) {
    // One after the other: two clusters that are made at once may choose the same port.
    const before = Promise.allSettled([...servers.values()]);
    server = before.then(() => start(shared!, name));
    servers.set(name, server);
  }
  return server;
}

async function start(
  fleet: Promise<FleetHarness>,
  name: string,
): Promise<TestServer> {
  const harness = await fleet;
  const { url, caData, serviceAccountToken } = await harness.addCluster(name, {
    crds: false,
  });
  const admin = await readKubeconfig(harness.kubeconfig(name));
  return {
    name,
    harness,
    admin,
    access: {
      url,
      ca: Buffer.from(caData, 'base64').toString('utf8'),
      token: serviceAccountToken,
    },
    client: new KubeClient(admin),
    kubectl: args => harness.kubectl(name, ...args),
  };
}

after(async () => {
  for (const server of servers.values()) {
    await server.then(({ client }) => client.close()).catch(() => {});
  }
  await (await shared)?.close();
});
