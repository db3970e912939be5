import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '~/api/problem';
import { roles } from '~/api/roles.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { byCode } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Entries, Entry, More, Soft } from '~/ui/facts';
import { EmptyState, Notice } from '~/ui/feedback';
import { Card, Row, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { useToast } from '~/ui/toast';
import { committeeQuery, useAnswerRequest, type Asking, type Mandate } from './committee.api';
import { reasons, refusals, strings } from './committee.strings';
import { AddDialog, EndDialog, HandOverDialog } from './mandate-dialogs';
import { nameOf } from './names';

/** Who sits on the committee, who did, and who asks to join; it may begin with naming somebody who keeps it. */
export function CommitteePage({ nisCode, naming = false }: { nisCode: string; naming?: boolean }) {
  const asOf = useAsOf();
  const readOnly = useReadOnly();
  const { data: committee } = useSuspenseQuery(committeeQuery(nisCode, asOf));
  const [adding, setAdding] = useState(naming);
  const [ending, setEnding] = useState<Mandate>();
  const [handing, setHanding] = useState<Mandate>();
  const present = committee.mandates.filter((mandate) => !mandate.endedOn || mandate.holds);
  const former = committee.mandates.filter((mandate) => mandate.endedOn && !mandate.holds);
  const unkept = !present.some(({ role, holds, hasAccount }) => holds && hasAccount && (role === 'chair' || role === 'secretary'));
  const may = (action: string) => !readOnly && committee.allowedActions.includes(action);
  const add = may('giveMandate') ? (
    <Button look="primary" onClick={() => setAdding(true)}>
      {strings.add}
    </Button>
  ) : undefined;

  return (
    <Stack>
      {unkept && committee.mandates.length > 0 && <Notice warn>{strings.noKeeper}</Notice>}
      {committee.asking.length > 0 && <AskingCard readOnly={readOnly} asking={committee.asking} />}
      <Card title={strings.title} aside={present.length > 0 ? add : undefined}>
        {present.length === 0 ? (
          <EmptyState title={strings.empty} action={add}>
            {strings.emptyHelp}
          </EmptyState>
        ) : (
          <Table
            caption={strings.title}
            rows={present}
            rowKey={(mandate) => mandate.mandateId}
            columns={[
              { key: 'name', header: strings.name, rowHeader: true, cell: (mandate) => nameOf(mandate) },
              { key: 'role', header: strings.role, cell: (mandate) => byCode(roles, mandate.role) },
              { key: 'contact', header: strings.contact, cell: (mandate) => (mandate.contact ? <Contact contact={mandate.contact} /> : null) },
              { key: 'since', header: strings.since, cell: (mandate) => longDay(mandate.from) },
              { key: 'until', header: strings.until, cell: (mandate) => (mandate.until ? longDay(mandate.until) : null) },
              { key: 'account', header: strings.account, cell: (mandate) => (mandate.hasAccount ? strings.hasAccount : strings.noAccount) },
              {
                key: 'actions',
                header: strings.actions,
                cell: (mandate) =>
                  !readOnly && mandate.allowedActions.length > 0 ? (
                    <Row>
                      <Button small aria-label={strings.handOverOf({ name: nameOf(mandate) })} onClick={() => setHanding(mandate)}>
                        {strings.handOver}
                      </Button>
                      <Button small aria-label={strings.endOf({ name: nameOf(mandate) })} onClick={() => setEnding(mandate)}>
                        {strings.end}
                      </Button>
                    </Row>
                  ) : null,
              },
            ]}
          />
        )}
        {former.length > 0 && (
          <More label={strings.former({ count: former.length })}>
            <Entries>
              {former.map((mandate) => (
                <Entry key={mandate.mandateId} level={4} title={nameOf(mandate)} aside={byCode(reasons, mandate.endReason ?? '')}>
                  <Soft>
                    {byCode(roles, mandate.role)} {strings.from({ from: longDay(mandate.from), to: longDay(mandate.endedOn ?? mandate.from) })}
                  </Soft>
                </Entry>
              ))}
            </Entries>
          </More>
        )}
      </Card>
      {adding && may('giveMandate') && <AddDialog nisCode={nisCode} role={unkept ? 'secretary' : 'member'} onClose={() => setAdding(false)} />}
      {ending && <EndDialog mandate={ending} onClose={() => setEnding(undefined)} />}
      {handing && <HandOverDialog mandate={handing} among={present} onClose={() => setHanding(undefined)} />}
    </Stack>
  );
}

function Contact({ contact }: { contact: NonNullable<Mandate['contact']> }) {
  return (
    <>
      {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
      {contact.email && contact.phone && ' '}
      {contact.phone && <a href={`tel:${contact.phone.replace(/[^+0-9]/g, '')}`}>{contact.phone}</a>}
    </>
  );
}

function AskingCard({ asking, readOnly }: { asking: readonly Asking[]; readOnly: boolean }) {
  const answer = useAnswerRequest();
  const show = useToast();
  const send = (requestId: string, accepted: boolean) =>
    answer.mutate(
      { params: { path: { requestId } }, body: { accepted } },
      {
        onSuccess: () => show({ text: strings.answered }),
        onError: (error) => show({ text: explain(error, refusals) }),
      },
    );
  return (
    <Card title={strings.asking}>
      <Entries label={strings.asking}>
        {asking.map((request) => (
          <Entry
            key={request.requestId}
            title={nameOf(request)}
            actions={readOnly ? undefined : (
              <Row>
                <Button look="primary" busy={answer.isPending} onClick={() => send(request.requestId, true)}>
                  {strings.accept({ name: nameOf(request) })}
                </Button>
                <Button busy={answer.isPending} onClick={() => send(request.requestId, false)}>
                  {strings.decline({ name: nameOf(request) })}
                </Button>
              </Row>
            )}
          >
            <Soft>{strings.asksAs({ role: byCode(roles, request.role), day: longDay(request.on) })}</Soft>
          </Entry>
        ))}
      </Entries>
    </Card>
  );
}
