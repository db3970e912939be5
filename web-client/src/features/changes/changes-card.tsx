import { useQuery } from '@tanstack/react-query';
import { explain } from '~/api/problem';
import { marks } from '~/api/vocabulary.strings';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { LinkButton } from '~/ui/button';
import { Entries, Entry, Soft } from '~/ui/facts';
import { ProblemPanel, Skeleton } from '~/ui/feedback';
import { Card, Row, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { ChangeLink } from './change-link';
import { fewChangesQuery } from './changes.api';
import { periodOf } from './changes-search';
import { strings } from './changes.strings';

/** The last changes of a commune on its page, and the way to any two days. */
export function ChangesCard({ nisCode }: { nisCode: string }) {
  const period = periodOf({}, useAsOf());
  const changes = useQuery(fewChangesQuery(period, nisCode));
  return (
    <Card title={strings.title} aside={<Soft>{strings.sinceDay({ day: longDay(period.from) })}</Soft>} id="changements">
      <Stack>
        {changes.error && <ProblemPanel>{explain(changes.error)}</ProblemPanel>}
        {changes.isLoading && <Skeleton lines={3} />}
        {changes.data?.items.length === 0 && <p>{strings.noneOfCommune({ day: longDay(period.from) })}</p>}
        <Entries label={strings.title}>
          {changes.data?.items.map((change) => (
            <Entry
              key={change.id}
              title={<ChangeLink change={change} />}
              aside={
                <Row>
                  {change.simulated && <Tag>{marks.simulated}</Tag>}
                  {longDay(change.on)}
                </Row>
              }
            />
          ))}
        </Entries>
        <div>
          <LinkButton to="/changements" search={{ commune: nisCode, du: period.from, au: period.to }}>
            {strings.choose}
          </LinkButton>
        </div>
      </Stack>
    </Card>
  );
}
