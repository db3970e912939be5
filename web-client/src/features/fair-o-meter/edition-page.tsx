import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answersAddress } from '~/api/addresses';
import { inWords } from '~/api/local-text';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { count } from '~/lib/numbers';
import { currentLanguage } from '~/lib/strings';
import { AnchorButton, Button, LinkButton, PrintButton } from '~/ui/button';
import { Facts, Soft } from '~/ui/facts';
import { Card, PageHead, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Tag } from '~/ui/state-badge';
import { Table } from '~/ui/table';
import { CloseDialog, ExtendDialog } from './edition-dialogs';
import { strings as comparisonStrings } from './comparison.strings';
import { EditionMails, Forecast, RemindDialog } from './edition-mails';
import { strings as mailStrings } from './edition.strings';
import { editionQuery } from './fair-o-meter.api';
import { statuses, strings } from './fair-o-meter.strings';
import { WithdrawPastEditionDialog } from './past-edition-dialogs';
import { strings as pastStrings } from './past-editions.strings';
import { strings as progressStrings } from './progress.strings';
import { strings as statementStrings } from './statements.strings';

/** While somebody looks at the board, it follows what communes do. */
const liveEvery = 10_000;

/** How far each invited commune is. */
export function EditionPage({ code }: { code: string }) {
  const asOf = useAsOf();
  const { data: edition } = useSuspenseQuery({
    ...editionQuery(code, asOf),
    refetchInterval: (query) => (!asOf && query.state.data?.open ? liveEvery : false),
  });
  const [dialog, setDialog] = useState<'extend' | 'close' | 'remind' | 'withdraw'>();
  const navigate = useNavigate();
  const close = () => setDialog(undefined);
  const name = inWords(edition.label);
  const counts = edition.counts;

  return (
    <Stack>
      <Breadcrumb trail={[<Link key="fom" to="/fair-o-metre">{strings.title}</Link>]} here={name} />
      <PageHead
        title={name}
        lead={strings.window({ from: longDay(edition.opensOn), to: longDay(edition.closesOn) })}
        actions={
          <>
            {edition.allowedActions.includes('extendEdition') && <Button onClick={() => setDialog('extend')}>{strings.extend}</Button>}
            {edition.allowedActions.includes('remindEdition') && (counts?.notStarted ?? 0) > 0 && (
              <Button onClick={() => setDialog('remind')}>{mailStrings.remind}</Button>
            )}
            {edition.allowedActions.includes('closeEdition') && <Button onClick={() => setDialog('close')}>{strings.close}</Button>}
            {edition.allowedActions.includes('withdrawPastEdition') && <Button onClick={() => setDialog('withdraw')}>{pastStrings.withdraw}</Button>}
            <AnchorButton download href={answersAddress({ edition: code }, currentLanguage(), asOf)}>
              {pastStrings.answers}
            </AnchorButton>
            <LinkButton to="/fair-o-metre/editions/$code/progres" params={{ code }}>
              {progressStrings.list}
            </LinkButton>
            <LinkButton to="/fair-o-metre/editions/$code/comparaison" params={{ code }}>
              {comparisonStrings.title}
            </LinkButton>
            <LinkButton to="/fair-o-metre/editions/$code/paroles" params={{ code }}>
              {statementStrings.all}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      {counts && (
        <Card title={strings.counts}>
          <Stack>
            <Facts
              lines={[
                { term: strings.invitedCount, detail: count(counts.invited) },
                { term: statuses.notStarted, detail: count(counts.notStarted) },
                { term: statuses.inProgress, detail: count(counts.inProgress) },
                { term: statuses.submitted, detail: count(counts.submitted) },
                { term: statuses.returned, detail: count(counts.returned) },
                { term: statuses.validated, detail: count(counts.validated) },
              ]}
            />
            {edition.allowedActions.includes('extendEdition') && <Forecast edition={edition} />}
            {edition.open && !asOf && <Soft>{mailStrings.live}</Soft>}
          </Stack>
        </Card>
      )}
      {!edition.recorded && <EditionMails edition={edition} />}
      <Table
        caption={strings.communes}
        rows={edition.communes ?? []}
        rowKey={(row) => row.assessmentId}
        columns={[
          {
            key: 'commune',
            header: strings.commune,
            rowHeader: true,
            cell: (row) => (
              <Link to="/fair-o-metre/$assessmentId" params={{ assessmentId: row.assessmentId }}>
                {inWords(row.communeName)}
              </Link>
            ),
          },
          { key: 'state', header: strings.state, cell: (row) => <Tag>{statuses[row.status]}</Tag> },
          {
            key: 'answers',
            header: strings.answeredColumn,
            end: true,
            cell: (row) => strings.outOf({ answered: row.answered, total: row.questions }),
          },
          { key: 'reminded', header: mailStrings.lastReminded, cell: (row) => (row.remindedOn ? longDay(row.remindedOn) : null) },
          { key: 'submitted', header: strings.submittedOn, cell: (row) => (row.submittedOn ? longDay(row.submittedOn) : null) },
        ]}
      />
      {dialog === 'extend' && <ExtendDialog edition={edition} onClose={close} />}
      {dialog === 'remind' && <RemindDialog edition={edition} onClose={close} />}
      {dialog === 'withdraw' && (
        <WithdrawPastEditionDialog edition={edition} onClose={close} onWithdrawn={() => void navigate({ to: '/fair-o-metre' })} />
      )}
      {dialog === 'close' && <CloseDialog edition={edition} onClose={close} />}
    </Stack>
  );
}
