import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';

const keys: [string, string][] = [
  ['← →', 'Same row, next cluster'],
  ['↑ ↓', 'Up and down in the cluster'],
  ['Shift + arrow', 'Follow an edge to another cluster'],
  ['Home, End', 'First and last column'],
  ['Enter, Space', 'Open the details'],
  ['Esc', 'Close the details'],
  ['/', 'Search'],
  ['g, t, r', 'Graph, table, tree'],
  ['f', 'Failing only'],
  ['?', 'This list'],
  ['Ctrl + wheel', 'Zoom'],
  ['Shift + wheel', 'Move sideways'],
];

/** The keys of the page, and the switch for those of a single letter. */
export function KeysDialog(props: {
  open: boolean;
  singleKeys: boolean;
  onSingleKeys(on: boolean): void;
  onClose(): void;
}) {
  const { open, singleKeys, onSingleKeys, onClose } = props;
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby="multicluster-keys">
      <DialogTitle id="multicluster-keys">Keys</DialogTitle>
      <DialogContent>
        <Table size="small">
          <TableBody>
            {keys.map(([key, does]) => (
              <TableRow key={key}>
                <TableCell component="th" scope="row">
                  <kbd>{key}</kbd>
                </TableCell>
                <TableCell>{does}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
        <FormControlLabel
          label="Keys of a single letter"
          control={
            <Switch
              color="primary"
              checked={singleKeys}
              onChange={(_, checked) => onSingleKeys(checked)}
            />
          }
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} color="primary">
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
