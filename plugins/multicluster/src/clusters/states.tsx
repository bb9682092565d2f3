import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  isForbidden,
  sentenceOfError,
  surfaceColors,
  TableHead,
  useTableStyles,
} from '../shared';
import { multiclusterTranslationRef } from '../translation';

const docs = 'https://github.com/multicluster/backstage-plugins';

/** Where the rights that the portal needs are written down. */
export const rbacHowTo = `${docs}/blob/main/plugins/multicluster-backend/README.md#rbac`;

const useStyles = makeStyles(
  theme => ({
    root: {
      background: theme.palette.background.paper,
      border: `1px solid ${surfaceColors(theme).border}`,
      borderRadius: 4,
      padding: theme.spacing(3),
      maxWidth: 760,
      fontSize: 13,
      lineHeight: '20px',
      '& h2': {
        fontSize: 18,
        lineHeight: '24px',
        margin: theme.spacing(0, 0, 1),
      },
      '& li': { marginBottom: theme.spacing(1) },
      '& pre': {
        background: surfaceColors(theme).sunk,
        padding: theme.spacing(1),
        margin: theme.spacing(0.5, 0),
        fontSize: 12,
        overflowX: 'auto',
      },
    },
    bone: {
      height: 12,
      borderRadius: 4,
      background: theme.palette.action.hover,
    },
  }),
  { name: 'MulticlusterStates' },
);

function Notice(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section className={classes.root} role="status">
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

/** Nothing but trouble so far: the reader may not, or the backend could not be asked. */
export function FleetTrouble(props: { error: Error; onRetry(): void }) {
  const { t } = useTranslationRef(multiclusterTranslationRef);
  if (isForbidden(props.error)) {
    return (
      <Notice title={t('states.forbidden')}>{t('states.forbiddenHint')}</Notice>
    );
  }
  return (
    <Notice title={t('states.failed')}>
      <p>{sentenceOfError(props.error)}</p>
      <Button variant="outlined" color="primary" onClick={props.onRetry}>
        {t('states.retry')}
      </Button>
    </Notice>
  );
}

/** No cluster is configured, or none that the reader may see. */
export function NoClusters(props: { hidden: number }) {
  const { t } = useTranslationRef(multiclusterTranslationRef);
  if (props.hidden > 0) {
    return (
      <Notice title={t('states.forbidden')}>
        {props.hidden === 1
          ? 'One cluster is hidden by your permissions.'
          : `${props.hidden} clusters are hidden by your permissions.`}{' '}
        {t('states.forbiddenHint')}
      </Notice>
    );
  }
  return (
    <Notice title={t('states.empty')}>
      <p>{t('states.emptyHint')}</p>
      <ol>
        <li>
          The configuration of the Kubernetes plugin. Clusters that stand there
          appear here without more:
          <pre>{`kubernetes:
  clusterLocatorMethods:
    - type: config
      clusters:
        - name: east
          url: https://east.example.com
          authProvider: serviceAccount
          serviceAccountToken: \${EAST_TOKEN}`}</pre>
        </li>
        <li>
          A kubeconfig, to look at clusters that you reach already:
          <pre>npm start -- --kubeconfig ~/.kube/config</pre>
        </li>
        <li>
          <a href={`${docs}#readme`} target="_blank" rel="noreferrer">
            The documentation
          </a>{' '}
          for all other ways, and for the rights that the portal needs.
        </li>
      </ol>
    </Notice>
  );
}

const headings = [
  'Cluster, worst first',
  'State',
  'Version',
  'Nodes',
  'Pods',
  'Requested',
  'p50',
];

/** The real frame of the table, before the first answer. */
export function TableBones() {
  const classes = useStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const table = useTableStyles();
  return (
    <table className={table.table} aria-busy>
      <caption>{t('states.loading')}</caption>
      <TableHead headings={headings} />
      <tbody>
        {[0, 1, 2, 3].map(row => (
          <tr key={row} style={{ height: 46 }}>
            {headings.map((heading, column) => (
              <td key={heading}>
                <div
                  className={classes.bone}
                  style={{ width: column === 0 ? 120 : 56 }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
