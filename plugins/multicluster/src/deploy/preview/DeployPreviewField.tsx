import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import LinearProgress from '@material-ui/core/LinearProgress';
import { makeStyles } from '@material-ui/core/styles';
import {
  Callout,
  formatMoment,
  listed,
  Panel,
  ReasonedButton,
  sentenceOfError,
  Skeleton,
  useFieldStyles,
} from '../../shared';
import { multiclusterTranslationRef } from '../../translation';
import { BuiltRequest, RequestSketch } from '../request';
import { useFormRequest } from '../useFormRequest';
import { PreviewState, usePreview } from '../usePreview';
import { PreviewResult } from './PreviewResult';

const useStyles = makeStyles(
  theme => ({
    said: { margin: theme.spacing(1, 2) },
    bones: { padding: theme.spacing(2) },
    old: { opacity: 0.62 },
    line: { height: 2 },
  }),
  { name: 'MulticlusterPreview' },
);

/**
 * `ui:options` of `MulticlusterPreview`.
 *
 * @public
 */
export type DeployPreviewOptions = {
  /** A `DeployPreviewRequest`; `${{ parameters.x }}` stands for the field `x` of the form. */
  request: RequestSketch;
};

/** Why nothing can be asked yet. */
function NotYet(props: { built: BuiltRequest | undefined }) {
  const classes = useStyles();
  const field = useFieldStyles();
  const { built } = props;
  const problems = built
    ? built.problems
    : [
        "The template says no 'ui:options.request', so there is nothing to ask.",
      ];
  return (
    <>
      {problems.map(problem => (
        <Callout key={problem} tone="error" className={classes.said}>
          {problem}
        </Callout>
      ))}
      {built && built.missing.length > 0 && (
        <p className={`${classes.said} ${field.quiet}`} role="status">
          Still to be filled in: {listed(built.missing)}.
        </p>
      )}
    </>
  );
}

function Shown(props: { state: PreviewState }) {
  const { preview, at, current, asking, error } = props.state;
  const classes = useStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  return (
    <>
      <div className={classes.line}>
        {asking && (
          <LinearProgress
            style={{ height: 2 }}
            aria-label={t('deploy.rendering')}
          />
        )}
      </div>
      {error && (
        <Callout tone="error" className={classes.said}>
          <span role="alert">{sentenceOfError(error)}</span>
        </Callout>
      )}
      {preview && !current && (
        <Callout tone="aborted" className={classes.said}>
          Of {formatMoment(at!, Date.now())}, before the last change.
        </Callout>
      )}
      {preview && (
        <div className={current ? undefined : classes.old}>
          <PreviewResult preview={preview} />
        </div>
      )}
      {!preview && asking && (
        <div className={classes.bones} role="status">
          <p>{t('deploy.rendering')}</p>
          {[0, 1, 2, 3].map(line => (
            <Skeleton key={line} width="70%" height={14} gap={10} />
          ))}
        </div>
      )}
    </>
  );
}

/** Form field without a value: what the form, as it is now, would do on each cluster. Nothing is written by it. */
export function DeployPreviewField(
  props: FieldExtensionComponentProps<unknown, DeployPreviewOptions>,
) {
  const { schema, uiSchema, formContext } = props;
  const field = useFieldStyles();
  const { t } = useTranslationRef(multiclusterTranslationRef);
  const built = useFormRequest(uiSchema['ui:options']?.request, formContext);
  const state = usePreview(built?.request);
  return (
    <div className={field.root}>
      <Panel
        title={schema.title ?? t('deploy.preview')}
        hint={schema.description ?? t('deploy.previewHint')}
        action={
          built?.request && (
            <ReasonedButton
              label={t('deploy.renderAgain')}
              reason={state.asking ? t('deploy.rendering') : undefined}
              onClick={state.again}
            />
          )
        }
      >
        {built?.request ? <Shown state={state} /> : <NotYet built={built} />}
      </Panel>
    </div>
  );
}
