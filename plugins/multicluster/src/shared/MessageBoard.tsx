import { ReactNode } from 'react';
import Box from '@material-ui/core/Box';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';

/** A sentence in the place of the picture, and what to do about it. */
export function MessageBoard(props: {
  title: string;
  alert?: boolean;
  children: ReactNode;
}) {
  const { title, alert, children } = props;
  return (
    <Paper variant="outlined" role={alert ? 'alert' : undefined}>
      <Box p={3} maxWidth={720}>
        <Typography variant="h6" component="h2" gutterBottom>
          {title}
        </Typography>
        {children}
      </Box>
    </Paper>
  );
}
