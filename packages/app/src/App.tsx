import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './nav';
import { signInModule } from './signIn';

// The plugins are found among the dependencies of this package: see `app.packages` in app-config.yaml.
export default createApp({ features: [navModule, signInModule] });
