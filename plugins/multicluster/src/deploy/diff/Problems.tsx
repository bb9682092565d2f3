import { makeStyles, useTheme } from '@material-ui/core/styles';
import { DeployProblem } from '@multicluster/backstage-plugin-multicluster-common';
import { StatusIcon, surfaceColors, useFieldStyles } from '../../shared';
import { objectName } from './words';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'flex',
      gap: theme.spacing(1),
      padding: theme.spacing(0.75, 0),
      overflowWrap: 'anywhere',
    },
    code: {
      fontFamily: 'monospace',
      fontSize: 11,
      color: surfaceColors(theme).quiet,
    },
  }),
  { name: 'MulticlusterProblems' },
);

/** What stands against a deployment on one cluster, or should be known: the sentence, its code, the object. */
export function Problems(props: {
  problems: readonly DeployProblem[];
  label: string;
}) {
  const classes = useStyles();
  const field = useFieldStyles();
  const ground = useTheme().palette.background.paper;
  return (
    <ul className={classes.list} aria-label={props.label}>
      {props.problems.map(({ severity, code, message, object }) => (
        <li key={`${code}${message}`} className={classes.item}>
          <StatusIcon
            status={severity === 'error' ? 'unhealthy' : 'degraded'}
            ground={ground}
            label={severity === 'error' ? 'Error' : 'Warning'}
          />
          <div>
            <div>{message}</div>
            <span className={classes.code}>{code}</span>{' '}
            {object && (
              <span className={`${field.small} ${field.quiet}`}>
                {objectName(object)}
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
