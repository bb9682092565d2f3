import { makeStyles, useTheme } from '@material-ui/core/styles';
import { ClusterPreview } from '@multicluster/backstage-plugin-multicluster-common';
import { StatusIcon, useFieldStyles } from '../../shared';
import { Problems } from '../diff';
import { judgePreview } from './judgePreview';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: theme.spacing(1, 2) },
    item: { padding: theme.spacing(0.75, 0) },
    head: { display: 'flex', gap: theme.spacing(1) },
    problems: { paddingLeft: theme.spacing(3) },
  }),
  { name: 'MulticlusterVerdicts' },
);

/** What each cluster says of it, with the refusals as they were received. */
export function Verdicts(props: { previews: readonly ClusterPreview[] }) {
  const classes = useStyles();
  const field = useFieldStyles();
  const ground = useTheme().palette.background.paper;
  return (
    <ul className={classes.list} aria-label="Checks by cluster">
      {props.previews.map(preview => {
        const { cluster, problems } = preview;
        const { status, words, detail } = judgePreview(preview);
        return (
          <li key={cluster} className={classes.item}>
            <div className={classes.head}>
              <StatusIcon status={status} ground={ground} />
              <div>
                <div>
                  <b>{cluster}</b> {words}
                </div>
                <div className={`${field.small} ${field.quiet}`}>{detail}</div>
              </div>
            </div>
            {problems.length > 0 && (
              <div className={classes.problems}>
                <Problems
                  problems={problems}
                  label={`Problems on ${cluster}`}
                />
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
