import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { activityKindsQuery } from '~/api/activity-kinds';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { longDay } from '~/lib/dates';
import { labelled } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, Fields, Soft } from '~/ui/facts';
import { EmptyState, Notice, ProblemPanel } from '~/ui/feedback';
import { DateField, Select } from '~/ui/field';
import { Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { evidenceStatuses, strings } from './evidence.strings';
import { factsToAttachQuery, type Answer, type Evidence } from './fair-o-meter.api';

/** Whether an answer rests on something that was withdrawn since. */
export const isBroken = (answer: Answer | null | undefined): boolean => [...(answer?.facts ?? []), ...(answer?.files ?? [])].some((one) => one.broken);

interface AnswerEvidenceProps {
  nisCode: string;
  answer: Answer;
  busy: boolean;
  /** Says which facts and which page stand behind the answer from now on; true once that is kept. */
  onChange: (facts: string[], evidenceUrl: string | undefined) => Promise<boolean>;
}

/** What stands behind an answer: facts of the journal with their day and status, and a page. */
export function AnswerEvidence({ nisCode, answer, busy, onChange }: AnswerEvidenceProps) {
  const [choosing, setChoosing] = useState(false);
  const url = answer.evidenceUrl ?? undefined;
  // What was withdrawn is not sent again: the API takes facts that stand.
  const standing = answer.facts.filter((fact) => !fact.broken).map((fact) => fact.id);

  return (
    <section aria-label={strings.title}>
      <Stack tight>
        {isBroken(answer) && <Notice warn>{strings.brokenTitle}</Notice>}
        {answer.facts.length === 0 && !url ? (
          <Soft>{strings.none}</Soft>
        ) : (
          <Entries label={strings.title}>
            {answer.facts.map((fact) => (
              <Entry
                key={fact.id}
                level={4}
                faded={fact.broken ?? false}
                title={titleOf(fact)}
                aside={<Tag>{evidenceStatuses[fact.status]}</Tag>}
                actions={
                  <Button
                    small
                    look="quiet"
                    busy={busy}
                    aria-label={labelled(strings.remove, titleOf(fact))}
                    onClick={() => void onChange(standing.filter((id) => id !== fact.id), url)}
                  >
                    {strings.remove}
                  </Button>
                }
              >
                <Soft>{longDay(fact.on)}</Soft>
              </Entry>
            ))}
            {url && (
              <Entry
                level={4}
                title={strings.link}
                actions={
                  <Button
                    small
                    look="quiet"
                    busy={busy}
                    aria-label={labelled(strings.remove, strings.link)}
                    onClick={() => void onChange(standing, undefined)}
                  >
                    {strings.remove}
                  </Button>
                }
              >
                <a href={url} rel="noreferrer">
                  {url}
                </a>
              </Entry>
            )}
          </Entries>
        )}
        <div>
          <Button small onClick={() => setChoosing(true)}>
            {strings.attach}
          </Button>
        </div>
      </Stack>
      {choosing && (
        <ChooseDialog
          nisCode={nisCode}
          without={standing}
          busy={busy}
          onClose={() => setChoosing(false)}
          onChosen={(id) =>
            void onChange([...standing, id], url).then((done) => {
              if (done) setChoosing(false);
            })
          }
        />
      )}
    </section>
  );
}

/** A fact in words. */
export const titleOf = (fact: Pick<Evidence, 'kindLabel' | 'summary'>) => [inWords(fact.kindLabel), fact.summary].filter(Boolean).join(' · ');

interface ChooseProps {
  title?: string;
  nisCode: string;
  without: readonly string[];
  busy: boolean;
  onClose: () => void;
  onChosen: (id: string) => void;
}

/** The journal of the commune, of which one fact is chosen. */
export function ChooseDialog({ title = strings.which, nisCode, without, busy, onClose, onChosen }: ChooseProps) {
  const [kind, setKind] = useState('');
  const [from, setFrom] = useState('');
  const { data: kinds } = useQuery(activityKindsQuery);
  const { data: page, error } = useQuery(factsToAttachQuery(nisCode, kind, from));
  const facts = page?.items.filter((fact) => !without.includes(fact.id)) ?? [];

  return (
    <Dialog title={title} onClose={onClose}>
      <Stack>
        <Fields>
          <Select
            label={strings.kind}
            empty={strings.allKinds}
            value={kind}
            onChange={(event) => setKind(event.target.value)}
            options={(kinds?.items ?? []).map((one) => ({ value: one.code, label: inWords(one.label) }))}
          />
          <DateField label={strings.from} value={from} onChange={(event) => setFrom(event.target.value)} />
        </Fields>
        {error && <ProblemPanel>{explain(error)}</ProblemPanel>}
        {!page && !error && <p role="status">{strings.loading}</p>}
        {page && facts.length === 0 && <EmptyState title={strings.nothing}>{strings.nothingHelp}</EmptyState>}
        {facts.length > 0 && (
          <Entries label={title}>
            {facts.map((fact) => (
              <Entry
                key={fact.id}
                level={3}
                title={titleOf(fact)}
                aside={<Tag>{evidenceStatuses[fact.holds ? 'holds' : 'ended']}</Tag>}
                actions={
                  <Button
                    small
                    busy={busy}
                    aria-label={labelled(strings.attachThis, [longDay(fact.on), titleOf(fact)].join(' · '))}
                    onClick={() => onChosen(fact.id)}
                  >
                    {strings.attachThis}
                  </Button>
                }
              >
                <Soft>{longDay(fact.on)}</Soft>
              </Entry>
            ))}
          </Entries>
        )}
        {page?.next && <Soft>{strings.shown({ shown: page.items.length, total: page.total ?? page.items.length })}</Soft>}
      </Stack>
    </Dialog>
  );
}
