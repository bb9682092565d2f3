import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { useTheme } from '@material-ui/core/styles';
import { DeployedApp } from '@multicluster/backstage-plugin-multicluster-common';
import { templateRouteRef } from '../../routes';
import { ShareButton, StatusIcon, useFieldStyles } from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import {
  changeClustersLink,
  changeClustersTemplate,
} from './changeClustersLink';
import { UndeployButton } from './commands';
import { describeApp } from './describeApp';
import { useTabStyles } from './useTabStyles';

/** `namespace/app`: what an app is called in the address. */
export function appKey(app: Pick<DeployedApp, 'app' | 'namespace'>): string {
  return `${app.namespace}/${app.app}`;
}

/** What stands out, and what can be done with the whole app. */
export function AppToolbar(props: {
  entityRef: string;
  apps: readonly DeployedApp[];
  app: DeployedApp;
  onChoose(key: string): void;
  onDone(): void;
}) {
  const { entityRef, apps, app, onChoose, onDone } = props;
  const classes = useTabStyles();
  const field = useFieldStyles();
  const ground = useTheme().palette.background.default;
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const toTemplate = useRouteRef(templateRouteRef);
  return (
    <div className={classes.bar}>
      <ul className={classes.facts} aria-label="What stands out">
        {describeApp(app).map(({ status, words }) => (
          <li key={words}>
            <StatusIcon status={status} ground={ground} />
            {words}
          </li>
        ))}
      </ul>
      <span className={`${classes.bar} ${classes.end}`}>
        {apps.length > 1 && (
          <select
            className={field.control}
            aria-label="App"
            value={appKey(app)}
            onChange={event => onChoose(event.target.value)}
          >
            {apps.map(one => (
              <option key={appKey(one)} value={appKey(one)}>
                {one.app} in {one.namespace}
              </option>
            ))}
          </select>
        )}
        {toTemplate && (
          <Link
            to={changeClustersLink(
              toTemplate(changeClustersTemplate),
              entityRef,
              app,
            )}
          >
            {t('deploy.changeClusters')}
          </Link>
        )}
        <UndeployButton entityRef={entityRef} app={app} onDone={onDone} />
        <ShareButton />
      </span>
    </div>
  );
}
