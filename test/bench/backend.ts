/**
 * The backend that the bench asks: what both subjects need, and the one of them that `BENCH_SUBJECT` names. Each subject gets a
 * process of its own, so that memory and processor time are its own too; all else is equal.
 */
import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@backstage/plugin-permission-backend-module-allow-all-policy'),
);
if (process.env.BENCH_SUBJECT === 'kubernetes') {
  backend.add(import('@backstage/plugin-kubernetes-backend'));
} else {
  backend.add(import('@multicluster/backstage-plugin-multicluster-backend'));
}

backend.start();
