import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '~/api/problem';
import { moment } from '~/lib/dates';
import { AnchorButton, Button } from '~/ui/button';
import { Soft } from '~/ui/facts';
import { ProblemPanel } from '~/ui/feedback';
import { Card, Row, Stack } from '~/ui/layout';
import { ownDataQuery, useAskOwnData } from './own-account.api';
import { refusals, strings } from './own-account.strings';

/** Everything that is kept about oneself, as a file to take away. */
export function OwnDataCard() {
  const ask = useAskOwnData();
  const [taskId, setTaskId] = useState<string>();
  const [fetched, setFetched] = useState(false);
  return (
    <Card title={strings.data}>
      <Stack>
        <p>{strings.dataHelp}</p>
        {ask.error && <ProblemPanel>{explain(ask.error, refusals)}</ProblemPanel>}
        {taskId === undefined ? (
          <Row>
            <Button
              busy={ask.isPending}
              onClick={() =>
                ask.mutate(
                  {},
                  {
                    onSuccess: (task) => {
                      setFetched(false);
                      setTaskId(task.taskId);
                    },
                  },
                )
              }
            >
              {strings.dataAsk}
            </Button>
          </Row>
        ) : (
          <OwnDataFile
            taskId={taskId}
            onFetched={() => {
              setFetched(true);
              setTaskId(undefined);
            }}
          />
        )}
        <p role="status">{fetched && strings.dataFetched}</p>
      </Stack>
    </Card>
  );
}

function OwnDataFile({ taskId, onFetched }: { taskId: string; onFetched: () => void }) {
  const { data: task, isError } = useQuery(ownDataQuery(taskId));
  if (isError) return <ProblemPanel>{strings.dataGone}</ProblemPanel>;
  if (task?.archiveHref == null) return <p role="status">{strings.dataRunning}</p>;
  return (
    <>
      <Row>
        {/* The browser itself fetches it; it is not the client's to keep. */}
        <AnchorButton look="primary" href={new URL(task.archiveHref).pathname} download onClick={() => globalThis.setTimeout(onFetched)}>
          {strings.dataFetch}
        </AnchorButton>
      </Row>
      <Soft>{strings.dataOnce({ until: moment(task.expiresAt) })}</Soft>
    </>
  );
}
