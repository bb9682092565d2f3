import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import { TrafficShare } from '@multicluster/backstage-plugin-multicluster-common';
import { surfaceColors, toneColors, visuallyHidden } from '../../shared';

const useStyles = makeStyles(
  theme => {
    const { warning } = toneColors(theme);
    const { border } = surfaceColors(theme);
    return {
      capsule: {
        display: 'inline-flex',
        height: 20,
        padding: 0,
        overflow: 'hidden',
        borderRadius: 10,
        border: `1px solid ${border}`,
        background: theme.palette.background.paper,
        color: theme.palette.text.secondary,
        font: 'inherit',
        fontSize: 11,
        lineHeight: '18px',
        fontVariantNumeric: 'tabular-nums',
        cursor: 'pointer',
        whiteSpace: 'nowrap',
      },
      apart: {
        borderColor: warning.main,
        background: warning.tint,
        color: warning.text,
        '& $cell + $cell, & $mark + $cell': { borderColor: warning.main },
      },
      cells: { display: 'inline-flex' },
      mark: {
        background: warning.main,
        color: theme.palette.getContrastText(warning.main),
        fontWeight: 700,
        padding: '0 6px',
      },
      cell: {
        padding: '0 6px',
        minWidth: 26,
        textAlign: 'center',
        '& + &': { borderLeft: `1px solid ${border}` },
      },
      observed: { fontWeight: 700, color: theme.palette.text.primary },
    };
  },
  { name: 'MulticlusterWeightCapsule' },
);

const percent = (value: number | undefined, unknown: string) =>
  value === undefined ? unknown : `${value} %`;

/** Says a share in words: desired, declared, observed. */
export function shareSentence(share: TrafficShare, disagrees = false): string {
  const parts = [
    `desired: ${percent(share.desired, 'not stated')}`,
    `declared: ${percent(share.declared, 'unknown')}`,
    `observed: ${percent(share.observed, 'unknown')}`,
  ];
  return `${parts.join(', ')}${disagrees ? '; more than 5 points apart' : ''}`;
}

/** Desired, declared and observed share of an edge; orange with ≠ where they are apart, `?` where nobody observed. */
export function WeightCapsule(props: {
  share: TrafficShare;
  disagrees?: boolean;
  onClick?(): void;
}) {
  const { share, disagrees, onClick } = props;
  const classes = useStyles();
  const sentence = shareSentence(share, disagrees);
  return (
    <Tooltip title={sentence}>
      <button
        type="button"
        tabIndex={-1}
        className={`${classes.capsule} ${disagrees ? classes.apart : ''}`}
        onClick={onClick}
      >
        <span style={visuallyHidden}>Share of traffic, {sentence}</span>
        <span className={classes.cells} aria-hidden>
          {disagrees && <span className={classes.mark}>≠</span>}
          <span className={classes.cell}>{share.desired ?? '–'}</span>
          <span className={classes.cell}>{share.declared ?? '?'}</span>
          <span className={`${classes.cell} ${classes.observed}`}>
            {share.observed ?? '?'}
          </span>
        </span>
      </button>
    </Tooltip>
  );
}
