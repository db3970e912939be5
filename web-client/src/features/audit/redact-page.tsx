import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { explain } from '~/api/problem';
import { lasting } from '~/api/refresh';
import { Button, LinkButton } from '~/ui/button';
import { Quotation, Soft } from '~/ui/facts';
import { EmptyState, ProblemPanel } from '~/ui/feedback';
import { Checkbox, Select } from '~/ui/field';
import { Card, PageHead, Row, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { useToast } from '~/ui/toast';
import { eventTextsQuery, useRedact, type EventTexts } from './audit.api';
import { useObjectName } from './audit-object';
import { fieldNames } from './audit-words.strings';
import { strings as auditStrings } from './audit.strings';
import { useEventName } from './event-name';
import { cutsOf, partsOf, without } from './redact';
import { reasons, refusals, strings } from './redact.strings';
import styles from './redact-page.module.css';

type Reason = keyof typeof reasons;
type Chosen = Readonly<Record<string, ReadonlySet<number>>>;

const nothing: ReadonlySet<number> = new Set();
const codes = Object.keys(reasons) as Reason[];

/** Chooses words of one event, shows what will be left, and takes them out for good. */
export function RedactPage({ object, version }: { object: string; version: number }) {
  const { data: event } = useSuspenseQuery(eventTextsQuery(object, version));
  const name = useObjectName()(object);
  const eventName = useEventName();
  return (
    <Stack>
      <Breadcrumb
        trail={[
          <Link key="audit" to="/modifications">
            {auditStrings.title}
          </Link>,
          <Link key="object" to="/modifications/objet" search={{ objet: object }}>
            {name}
          </Link>,
        ]}
        here={strings.title}
      />
      <PageHead title={`${strings.title} · ${eventName(event)}`} lead={strings.lead} />
      {event.refusal == null ? (
        // Another text than the one that was read is chosen from anew.
        <Choice key={event.tag} event={event} />
      ) : (
        <EmptyState title={refusals[event.refusal as keyof typeof refusals]}>
          <LinkButton to="/modifications/objet" search={{ objet: object }}>
            {auditStrings.history({ object: name })}
          </LinkButton>
        </EmptyState>
      )}
    </Stack>
  );
}

function Choice({ event }: { event: EventTexts }) {
  const [chosen, setChosen] = useState<Chosen>({});
  const [reason, setReason] = useState<Reason>('asked');
  const [sure, setSure] = useState(false);
  const redact = lasting(useRedact());
  const show = useToast();
  const navigate = useNavigate();
  const search = { objet: event.object };
  const cuts = event.texts.flatMap(({ field, text }) => cutsOfText(field, text, chosen[field] ?? nothing));

  function remove() {
    redact.mutate(
      { body: { object: event.object, version: event.version, tag: event.tag, cuts, reason } },
      {
        onSuccess: () => {
          show({ text: strings.removed });
          void navigate({ to: '/modifications/objet', search });
        },
      },
    );
  }

  return (
    <>
      {redact.error && <ProblemPanel>{explain(redact.error, refusals)}</ProblemPanel>}
      {event.texts.map(({ field, text }) => (
        <Text key={field} field={field} text={text} chosen={chosen[field] ?? nothing} onChange={(words) => setChosen({ ...chosen, [field]: words })} />
      ))}
      <Card title={strings.confirm}>
        <Stack>
          <Select
            label={strings.reason}
            value={reason}
            options={codes.map((value) => ({ value, label: reasons[value] }))}
            onChange={({ target }) => setReason(codes.find((code) => code === target.value) ?? 'asked')}
          />
          <Checkbox label={strings.sure} checked={sure} onChange={({ target }) => setSure(target.checked)} />
          <Row>
            <Button look="danger" disabled={!sure || cuts.length === 0} busy={redact.isPending} onClick={remove}>
              {strings.remove}
            </Button>
            <LinkButton to="/modifications/objet" search={search}>
              {strings.cancel}
            </LinkButton>
          </Row>
        </Stack>
      </Card>
    </>
  );
}

interface TextProps {
  field: string;
  text: string;
  chosen: ReadonlySet<number>;
  onChange: (chosen: ReadonlySet<number>) => void;
}

/** A text whose words are chosen one by one, or all of it, and the text as it will read. */
function Text({ field, text, chosen, onChange }: TextProps) {
  const name = nameOf(field);
  const whole = chosen.has(all);
  const cuts = cutsOfText(field, text, chosen);

  function toggle(place: number) {
    const next = new Set(chosen);
    if (!next.delete(place)) next.add(place);
    onChange(next);
  }

  return (
    <Card title={name}>
      <Stack tight>
        <Soft>{strings.choose}</Soft>
        <p className={styles.words}>
          {partsOf(text).map((part) =>
            part.isWord ? (
              <button key={part.start} type="button" className={styles.word} aria-pressed={whole || chosen.has(part.start)} disabled={whole} onClick={() => toggle(part.start)}>
                {part.text}
              </button>
            ) : (
              part.text
            ),
          )}
        </p>
        <Row>
          <Button small aria-pressed={whole} aria-label={strings.wholeOf({ field: name })} onClick={() => toggle(all)}>
            {strings.whole}
          </Button>
        </Row>
        {cuts.length > 0 && <Quotation title={strings.after}>{without(text, cuts)}</Quotation>}
      </Stack>
    </Card>
  );
}

/** In the place of a word: all of the text. */
const all = -1;

const cutsOfText = (field: string, text: string, chosen: ReadonlySet<number>) =>
  chosen.has(all) && text !== '' ? [{ field, start: 0, length: text.length }] : cutsOf(field, text, chosen);

/** The last parts of a text's place that have words: `/fact/source/text` is the text of a source. */
function nameOf(field: string): string {
  const names = field.split('/').slice(-2).flatMap((part) => fieldNames[part] ?? []);
  return names.length > 0 ? names.join(' · ') : field;
}
