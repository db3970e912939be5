import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { activityKindsQuery } from '~/api/activity-kinds';
import { labelsQuery } from '~/api/labels';
import { inWords } from '~/api/local-text';
import type { components } from '~/api/schema';
import { criteria, partnerKinds } from '~/api/vocabulary.strings';
import { today } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { Fields, More } from '~/ui/facts';
import { DateField, Select, TextField, optionsOf } from '~/ui/field';
import { strings } from './commune.strings';

type Activity = components['schemas']['ActivityView'];

/** What a meeting, a pledge or an action has in common: what, when, a line, a link. The rest is derived. */
export function FactFields({ fact, kind: wanted }: { fact?: Activity; kind?: string }) {
  const { data: kinds } = useSuspenseQuery(activityKindsQuery);
  const [kind, setKind] = useState(fact?.kind ?? (wanted === undefined || wanted === '' ? 'committeeMeeting' : wanted));
  const needsPartner = kinds.items.find((known) => known.code === kind)?.needsPartnerKind ?? false;

  return (
    <>
      <Fields>
        <Select
          name="kind"
          label={strings.kind}
          value={kind}
          stored={fact?.kind}
          onChange={(event) => setKind(event.target.value)}
          options={kinds.items.map(({ code, label }) => ({ value: code, label: inWords(label) }))}
        />
        <DateField name="on" label={strings.day} defaultValue={fact?.on ?? today()} max={today()} required />
        {needsPartner && (
          <Select
            name="partnerKind"
            label={strings.partnerKind}
            defaultValue={fact?.partnerKind ?? 'shop'}
            options={optionsOf(partnerKinds)}
          />
        )}
      </Fields>
      {kind === 'labelledProduct' && <LabelFields fact={fact} />}
      <TextField
        name="summary"
        label={strings.summary}
        hint={strings.summaryHint}
        defaultValue={fact?.summary ?? undefined}
        maxLength={500}
        optional
        autoComplete="off"
      />
      <More label={`${strings.link}, ${strings.criterion}`} open={fact !== undefined}>
        <Fields>
          <TextField
            name="sourceUrl"
            type="url"
            inputMode="url"
            label={strings.link}
            hint={strings.linkHint}
            defaultValue={fact?.source?.url ?? undefined}
            maxLength={1000}
            optional
          />
          <Select
            name="criterion"
            label={strings.criterion}
            defaultValue={fact ? (fact.criterion ?? 'none') : ''}
            empty={strings.criterionOfKind}
            options={[...optionsOf(criteria), { value: 'none', label: strings.noCriterion }]}
          />
        </Fields>
      </More>
    </>
  );
}

/** Which label a product carries, and until when. */
function LabelFields({ fact }: { fact: Activity | undefined }) {
  const { data: labels } = useQuery(labelsQuery());
  const [code, setCode] = useState(fact?.label ?? '');
  if (!labels) return null;
  const known = labels.inForce?.labels ?? [];
  const chosen = known.find((label) => label.code === code);
  const gone = fact?.label && !known.some((label) => label.code === fact.label) ? [{ value: fact.label, label: fact.label }] : [];
  return (
    <>
      <Fields>
        <Select
          name="label"
          label={strings.label}
          hint={strings.labelHint}
          value={code}
          stored={fact?.label ?? undefined}
          empty=""
          required
          onChange={(event) => setCode(event.target.value)}
          options={[...known.map((label) => ({ value: label.code, label: inWords(label.name) })), ...gone]}
        />
        <DateField name="validUntil" label={strings.labelUntil} defaultValue={fact?.validUntil ?? undefined} optional />
      </Fields>
      <p>
        {chosen?.trainingUrl ? (
          <a href={chosen.trainingUrl} rel="noreferrer">
            {strings.labelTraining}
          </a>
        ) : (
          <Link to="/pilotage/labels">{strings.labelList}</Link>
        )}
      </p>
    </>
  );
}

/** The fact that was typed, as the API takes it. */
export function factOf(fields: FormData) {
  return {
    kind: textOf(fields, 'kind'),
    on: textOf(fields, 'on'),
    summary: optionalTextOf(fields, 'summary'),
    sourceUrl: optionalTextOf(fields, 'sourceUrl'),
    criterion: optionalTextOf(fields, 'criterion'),
    partnerKind: optionalTextOf(fields, 'partnerKind'),
    label: optionalTextOf(fields, 'label'),
    validUntil: optionalTextOf(fields, 'validUntil'),
  };
}
