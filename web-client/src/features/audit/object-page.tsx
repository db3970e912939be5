import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { marks } from '~/api/vocabulary.strings';
import { useWho } from '~/api/who';
import { longDay, moment } from '~/lib/dates';
import { byCode, labelled } from '~/lib/strings';
import { LinkButton, PrintButton } from '~/ui/button';
import { Entries, Entry, Soft } from '~/ui/facts';
import { Notice } from '~/ui/feedback';
import { PageHead, Row, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { Tag } from '~/ui/state-badge';
import { objectAuditQuery, type AuditVersion } from './audit.api';
import { fieldOf, pageOf, useObjectName } from './audit-object';
import { useBy } from './audit-page';
import { fieldNames } from './audit-words.strings';
import { ChangesTable, useWritten } from './changes-table';
import { useEventName } from './event-name';
import { strings } from './audit.strings';
import { reasons, strings as redactStrings } from './redact.strings';

/** The history of one object, the newest change first, each with what it changed. */
export function ObjectAuditPage({ object }: { object: string }) {
  const { data: history } = useSuspenseQuery(objectAuditQuery(object));
  const name = useObjectName()(object, history.versions[0]?.entry.recorded);
  const page = pageOf(object);
  return (
    <Stack>
      <Breadcrumb trail={[<Link key="audit" to="/modifications">{strings.title}</Link>]} here={name} />
      <PageHead
        title={strings.history({ object: name })}
        lead={strings.historyLead}
        actions={
          <>
            {page && <LinkButton {...page}>{strings.open}</LinkButton>}
            <PrintButton />
          </>
        }
      />
      <Entries label={strings.history({ object: name })}>
        {[...history.versions].reverse().map((version) => (
          <Version key={version.entry.id} version={version} />
        ))}
      </Entries>
    </Stack>
  );
}

/** What was said with a change and is part of no field of the object. */
const saidWith = ['reason', 'source'];

function Version({ version: { entry, changes, hasTexts, redactions } }: { version: AuditVersion }) {
  const by = useBy();
  const who = useWho();
  const eventName = useEventName();
  const written = useWritten(false);
  const said = saidWith.flatMap((field) => {
    const text = fieldOf(entry.recorded, field);
    return text && !changes.some(({ after }) => after === text) ? [{ field, text: written(text) }] : [];
  });
  return (
    <Entry
      title={eventName(entry)}
      aside={
        <Row>
          {entry.simulated && <Tag>{marks.simulated}</Tag>}
          {entry.sealed && <Tag>{strings.sealed}</Tag>}
          {moment(entry.at)}
        </Row>
      }
      actions={
        hasTexts && (
          <LinkButton
            small
            to="/modifications/texte"
            search={{ objet: entry.object, version: entry.version }}
            aria-label={redactStrings.removeFrom({ what: eventName(entry), moment: moment(entry.at) })}
          >
            {redactStrings.title}
          </LinkButton>
        )
      }
    >
      <Soft>
        {strings.who} {by(entry)}
        {entry.on && ` · ${strings.happened({ day: longDay(entry.on) })}`}
      </Soft>
      {said.map(({ field, text }) => (
        <p key={field}>{labelled(fieldNames[field] ?? field, text)}</p>
      ))}
      {redactions?.map((redaction) => (
        <Notice key={redaction.at}>
          {redactStrings.done({ moment: moment(redaction.at), who: who(redaction.who), reason: byCode(reasons, redaction.reason) })}
          {redaction.doneAt == null && ` · ${redactStrings.running}`}
        </Notice>
      ))}
      {changes.length === 0 ? (
        <p>{strings.nothing}</p>
      ) : (
        <ChangesTable caption={strings.changes} changes={changes} />
      )}
    </Entry>
  );
}
