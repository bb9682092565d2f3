import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../../api';
import { ReasonedButton, saveText, sentenceOfError } from '../../../shared';

/** The report as a file, for a ticket or a post-mortem. */
export function ReportButtons(props: { run: FailoverRun }) {
  const { id, number } = props.run;
  const api = useApi(multiclusterApiRef);
  const [error, setError] = useState<Error>();
  const save = async (
    type: string,
    end: string,
    read: () => Promise<string>,
  ) => {
    setError(undefined);
    try {
      saveText(`failover-${number}.${end}`, type, await read());
    } catch (refused) {
      setError(refused as Error);
    }
  };
  return (
    <>
      <ReasonedButton
        label="Report as Markdown"
        onClick={() =>
          save('text/markdown', 'md', () => api.getRunReportText({ id }))
        }
      />
      <span>
        <ReasonedButton
          label="Report as JSON"
          onClick={() =>
            save('application/json', 'json', async () =>
              JSON.stringify(await api.getRunReport({ id }), undefined, 2),
            )
          }
        />
      </span>
      {error && <span role="alert">{sentenceOfError(error)}</span>}
    </>
  );
}
