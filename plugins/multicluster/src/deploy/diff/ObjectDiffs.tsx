import { useState } from 'react';
import {
  DiffHunk,
  ObjectDiff,
} from '@multicluster/backstage-plugin-multicluster-common';
import { counted, visuallyHidden } from '../../shared';
import { numberLines } from './numberLines';
import { useDiffStyles } from './useDiffStyles';
import { changed, changeWord, objectKey, objectName } from './words';

const signWord = { '-': 'removed ', '+': 'added ', ' ': '' };

function Hunk({ hunk }: { hunk: DiffHunk }) {
  const classes = useDiffStyles();
  const lines = numberLines(hunk);
  const look = { '-': classes.minus, '+': classes.plus, ' ': '' };
  return (
    <tbody>
      <tr className={classes.hunkHead}>
        <td />
        <td colSpan={2}>
          @@ line {hunk.liveStart} → {hunk.wantedStart} @@
        </td>
      </tr>
      {lines.map(({ sign, line, text }, index) => (
        <tr key={index} className={look[sign]}>
          <td className={classes.number} aria-hidden>
            {line}
          </td>
          <td className={classes.sign}>
            <span aria-hidden>{sign === '-' ? '−' : sign}</span>
            <span style={visuallyHidden}>{signWord[sign]}</span>
          </td>
          <td>{text}</td>
        </tr>
      ))}
    </tbody>
  );
}

function ObjectSection(props: { object: ObjectDiff; initiallyOpen: boolean }) {
  const { object } = props;
  const classes = useDiffStyles();
  const [open, setOpen] = useState(props.initiallyOpen);
  const name = objectName(object);
  return (
    <section aria-label={name}>
      <button
        type="button"
        className={classes.head}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span className={classes.arrow} aria-hidden>
          {open ? '▾' : '▸'}
        </span>
        <span className={classes.name}>{name}</span>
        <span className={classes.change}>{changeWord[object.change]}</span>
        {object.removed > 0 && (
          <span className={classes.removed}>− {object.removed}</span>
        )}
        {object.added > 0 && (
          <span className={classes.added}>+ {object.added}</span>
        )}
      </button>
      {open && object.summary && (
        <div className={classes.summary}>{object.summary}</div>
      )}
      {open && object.hunks.length > 0 && (
        <div
          className={classes.hunks}
          role="group"
          aria-label={`Difference of ${name}`}
          // It scrolls sideways, so the keyboard must get to it.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <table className={classes.table} role="presentation">
            {object.hunks.map((hunk, index) => (
              <Hunk key={index} hunk={hunk} />
            ))}
          </table>
        </div>
      )}
    </section>
  );
}

/** Live against wanted, object by object; the first one open, what is equal only counted. */
export function ObjectDiffs(props: {
  objects: readonly ObjectDiff[];
  /** When nothing differs. */
  none: string;
}) {
  const classes = useDiffStyles();
  const apart = changed(props.objects);
  const equal = props.objects.length - apart.length;
  return (
    <div>
      {apart.map((object, index) => (
        <ObjectSection
          key={objectKey(object)}
          object={object}
          initiallyOpen={index === 0}
        />
      ))}
      {!apart.length && <div className={classes.none}>{props.none}</div>}
      {equal > 0 && (
        <div className={classes.none}>
          {counted(equal, 'object')} unchanged.
        </div>
      )}
    </div>
  );
}
