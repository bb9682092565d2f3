/**
 * `npm start`: the tools, three clusters with the sample apps, and the portal on them. Every step is kept for the next demo.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Progress } from '../../scripts/progress.mjs';
import { FileLock } from './FileLock.ts';
import { runRoot } from './paths.ts';
import { Demo } from './Demo.ts';

const USAGE = `npm start                            three local clusters, and the portal on them
npm start -- --kubeconfig FILE       the portal on the contexts of your kubeconfig; starts no cluster
npm start -- --fleet-only            the clusters alone
npm start -- --argocd                Argo CD, too: it syncs to the clusters what the portal pushes to Git
npm start -- --port N --api-port N   other ports than 3000 and 7007`;

/** Ends with Ctrl-C, with a request to stop, and with the process that started this one. */
function lifetimeOfStart(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => controller.abort());
  }
  const first = process.ppid;
  const orphaned = () =>
    process.env.MULTICLUSTER_START_PARENT !== undefined &&
    process.ppid !== first;
  // Also what keeps this process alive: with the clusters alone there is nothing else to wait for.
  setInterval(() => orphaned() && controller.abort(), 1000);
  return controller.signal;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      kubeconfig: { type: 'string' },
      'fleet-only': { type: 'boolean', default: false },
      argocd: { type: 'boolean', default: false },
      port: { type: 'string', default: '3000' },
      'api-port': { type: 'string', default: '7007' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const lock = new FileLock(path.join(runRoot, 'start.lock'));
  const holder = lock.tryTake();
  if (holder) {
    throw new Error(
      `The portal of this checkout runs already, as process ${holder.pid}: stop that one first.`,
    );
  }
  const signal = lifetimeOfStart();
  const progress = new Progress();
  const demo = new Demo(progress, signal);
  const stopped = new Promise<void>(resolve => {
    signal.addEventListener('abort', () => resolve());
  });
  try {
    const options = {
      kubeconfig: values.kubeconfig,
      fleetOnly: values['fleet-only'],
      argoCd: values.argocd,
      app: Number(values.port),
      api: Number(values['api-port']),
    };
    const running = demo.run(options).then(() => {
      process.stdout.write(`${demo.summary()}\n`);
      demo.echo();
      return demo.finish(options);
    });
    await Promise.race([running.then(() => stopped), stopped]);
  } finally {
    progress.close();
    process.stdout.write('\nStopping…\n');
    await demo.stop();
    lock.release();
  }
}

main().then(
  () => process.exit(0),
  error => {
    const sentence = error instanceof Error ? error.message : String(error);
    process.stderr.write(`\n${sentence}\n`);
    process.exit(1);
  },
);
