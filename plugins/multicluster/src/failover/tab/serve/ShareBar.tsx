import { ShareRow } from '../../describeShares';
import { shareWord } from '../../words';
import { useFailoverStyles } from '../useFailoverStyles';
import { tintAt, useServeStyles } from './useServeStyles';

function spoken({ label, parts }: ShareRow): string {
  const said = parts?.map(
    ({ cluster, share }) => `${cluster || 'elsewhere'} ${shareWord(share)} %`,
  );
  return `${label}: ${said?.join(', ') ?? 'not known'}`;
}

/** How the traffic is divided, as one source tells it. What it does not tell is a question mark, not an empty bar. */
export function ShareBar(props: { row: ShareRow }) {
  const { row } = props;
  const classes = useServeStyles();
  const shared = useFailoverStyles();
  return (
    <div className={classes.line} role="img" aria-label={spoken(row)}>
      <div>
        <b>{row.label}</b>
        <div className={`${shared.small} ${shared.quiet}`}>{row.hint}</div>
      </div>
      {row.parts ? (
        <div className={classes.bar}>
          {row.parts.map(({ cluster, share, disagrees }, index) =>
            share > 0 || disagrees ? (
              <span
                key={cluster}
                title={`${cluster} ${shareWord(share)} %`}
                className={`${classes[tintAt(index)]} ${
                  disagrees ? classes.odd : ''
                }`}
                style={{ flex: `${share} 0 0` }}
              >
                {share >= 8 && shareWord(share)}
              </span>
            ) : null,
          )}
        </div>
      ) : (
        <div className={`${classes.unknown} ${shared.ghost}`}>? not known</div>
      )}
    </div>
  );
}
