import { makeStyles } from '@material-ui/core/styles';

export const useEvacuationStyles = makeStyles(
  theme => ({
    dialog: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(1.5),
      '& textarea': {
        width: '100%',
        height: 'auto',
        padding: theme.spacing(1),
      },
      '& h3': { margin: 0, fontSize: 13, lineHeight: '18px' },
    },
    fields: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1.5),
      '& label': { display: 'grid', gap: theme.spacing(0.5) },
    },
    number: { width: 72 },
    one: {
      padding: theme.spacing(1, 2, 1.5),
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(0.75),
      fontSize: 13,
      lineHeight: '18px',
      overflowWrap: 'anywhere',
      '& + &': { borderTop: `1px solid ${theme.palette.divider}` },
      '& h3': { margin: 0, fontSize: 13, lineHeight: '18px' },
      '& summary': { cursor: 'pointer' },
    },
    services: { paddingTop: theme.spacing(0.5), paddingLeft: theme.spacing(2) },
  }),
  { name: 'MulticlusterEvacuation' },
);
