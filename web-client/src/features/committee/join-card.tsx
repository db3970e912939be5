import { explain } from '~/api/problem';
import { Button } from '~/ui/button';
import { ProblemPanel } from '~/ui/feedback';
import { Card, Row, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { useRequestToJoin } from './committee.api';
import { refusals, strings } from './committee.strings';

/** For somebody who is known but does not sit on this committee. */
export function JoinCard({ nisCode }: { nisCode: string }) {
  const join = useRequestToJoin();
  const show = useToast();
  return (
    <Card title={strings.title}>
      <Stack>
        <p>{strings.joinHelp}</p>
        {join.error && <ProblemPanel>{explain(join.error, refusals)}</ProblemPanel>}
        <Row>
          <Button
            look="primary"
            busy={join.isPending}
            onClick={() => join.mutate({ body: { nisCode, role: 'member' } }, { onSuccess: () => show({ text: strings.joinSent }) })}
          >
            {strings.join}
          </Button>
        </Row>
      </Stack>
    </Card>
  );
}
