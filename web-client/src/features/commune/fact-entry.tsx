import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { labelName, labelsQuery } from '~/api/labels';
import { inWords } from '~/api/local-text';
import type { components } from '~/api/schema';
import { criteria, marks, partnerKinds } from '~/api/vocabulary.strings';
import { longDay } from '~/lib/dates';
import { byCode } from '~/lib/strings';
import { Entry, Soft } from '~/ui/facts';
import { Row } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { strings } from './commune.strings';
import { useRecordedBy } from './recorded-by';

export type Activity = components['schemas']['ActivityView'];

export const nameOf = (fact: Activity): string => inWords(fact.kindLabel) || fact.kind;

interface FactEntryProps {
  fact: Activity;
  actions?: ReactNode;
  level?: 3 | 4;
}

/** A fact of the ledger: what, when, where it says so, who noted it and when. */
export function FactEntry({ fact, actions, level }: FactEntryProps) {
  const recordedBy = useRecordedBy();
  return (
    <Entry title={nameOf(fact)} aside={longDay(fact.on)} faded={fact.withdrawn === true} actions={actions} level={level}>
      {fact.summary && <p>{fact.summary}</p>}
      <Row>
        {fact.withdrawn && <Tag>{strings.withdrawnMark}</Tag>}
        {fact.criterion && <Tag>{byCode(criteria, fact.criterion)}</Tag>}
        {fact.partnerKind && <Tag>{byCode(partnerKinds, fact.partnerKind)}</Tag>}
        {fact.label && <LabelTag code={fact.label} />}
        {!fact.holds && !fact.withdrawn && <Tag>{strings.noLongerHolds}</Tag>}
        {fact.simulated && <Tag>{marks.simulated}</Tag>}
      </Row>
      {fact.kind === 'majorityChanged' && !fact.withdrawn && (
        <p>
          <Link to="/pilotage/majorites/$activityId" params={{ activityId: fact.id }}>
            {strings.handOver}
          </Link>
        </p>
      )}
      {fact.source?.url && (
        <p>
          <a href={fact.source.url} rel="noreferrer">
            {fact.source.text ?? strings.source}
          </a>
        </p>
      )}
      {!fact.source?.url && fact.source?.text && <p>{strings.sourceIs({ text: fact.source.text })}</p>}
      <Soft>{recordedBy(fact.recordedOn, fact.recordedBy)}</Soft>
    </Entry>
  );
}

function LabelTag({ code }: { code: string }) {
  const { data: labels } = useQuery(labelsQuery());
  return <Tag>{labelName(code, labels)}</Tag>;
}
