import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import { textOf } from '~/lib/forms';
import { byCode } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Entries, Entry, More, Soft } from '~/ui/facts';
import { Select } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Stack } from '~/ui/layout';
import { useToast } from '~/ui/toast';
import { partnersQuery, useMergePartners, useUndoPartnerMerge, type Partner } from './partners.api';
import { kinds } from './partner-kinds.strings';
import { likeness, refusals, strings } from './partners.strings';

interface DuplicatesCardProps {
  partner: Partner;
  may: (action: string) => boolean;
}

/** The entries that may mean the same partner, those that were found to, and a way to name another. */
export function DuplicatesCard({ partner, may }: DuplicatesCardProps) {
  const linked = partner.linked ?? [];
  const merged = linked.filter(({ rule }) => rule === 'merged');
  const alike = linked.filter(({ rule }) => rule !== 'merged');
  const { merge, part, error, busy } = useMerging(partner);

  return (
    <Card title={strings.duplicates}>
      <Stack>
        {linked.length === 0 && <p>{strings.noDuplicates}</p>}
        <Entries label={strings.duplicates}>
          {alike.map((other) => (
            <LinkedEntry key={other.partnerId} other={other}>
              {may('mergePartners') && (
                <Button small busy={busy} aria-label={strings.mergeNamed({ name: described(other) })} onClick={() => merge(other.partnerId)}>
                  {strings.merge}
                </Button>
              )}
            </LinkedEntry>
          ))}
          {merged.map((other) => (
            <LinkedEntry key={other.partnerId} other={other}>
              {may('undoPartnerMerge') && (
                <Button small busy={busy} aria-label={strings.partNamed({ name: described(other) })} onClick={() => part(other.partnerId)}>
                  {strings.part}
                </Button>
              )}
            </LinkedEntry>
          ))}
        </Entries>
        {may('mergePartners') && (
          <More label={strings.another}>
            <Another partner={partner} linked={linked.map(({ partnerId }) => partnerId)} busy={busy} error={error} merge={merge} />
          </More>
        )}
      </Stack>
    </Card>
  );
}

type Linked = NonNullable<Partner['linked']>[number];

const described = ({ name, address }: Linked) => [name, address].filter(Boolean).join(', ');

function LinkedEntry({ other, children }: { other: Linked; children: ReactNode }) {
  return (
    <Entry
      title={
        <Link to="/partenaires/$partnerId" params={{ partnerId: other.partnerId }}>
          {other.name}
        </Link>
      }
      aside={byCode(kinds, other.kind)}
      actions={children}
    >
      {other.address && <p>{other.address}</p>}
      <Soft>{byCode(likeness, other.rule)}</Soft>
    </Entry>
  );
}

interface AnotherProps {
  partner: Partner;
  linked: readonly string[];
  busy: boolean;
  error: unknown;
  merge: (duplicateId: string, done?: () => void) => void;
}

/** Names an entry of the same commune that the rules do not find. */
function Another({ partner, linked, busy, error, merge }: AnotherProps) {
  const { data: page } = useSuspenseQuery(partnersQuery({ commune: partner.nisCode }));
  const others = page.items.filter(({ partnerId }) => partnerId !== partner.partnerId && !linked.includes(partnerId));
  if (others.length === 0) return <p>{strings.noOthers}</p>;
  return (
    <Form
      draft={`partner-merge-${partner.partnerId}`}
      submit={strings.merge}
      busy={busy}
      error={error ? explain(error, refusals) : undefined}
      onSubmit={(fields, sent) => merge(textOf(fields, 'duplicate'), sent)}
    >
      <Select
        name="duplicate"
        label={strings.otherEntry}
        hint={strings.mergeHint({ name: partner.name })}
        options={others.map(({ partnerId, name, address }) => ({ value: partnerId, label: [name, address].filter(Boolean).join(', ') }))}
      />
    </Form>
  );
}

/** Merging and parting, each of which takes the other back. */
function useMerging({ partnerId, version }: Partner) {
  const merging = useMergePartners();
  const parting = useUndoPartnerMerge();
  const show = useToast();
  const onError = (error: unknown) => show({ text: explain(error, refusals) });
  const sent = (duplicateId: string, at: number) => ({ params: { path: { partnerId }, header: ifMatch({ version: at }) }, body: { duplicateId } });

  const part = (duplicateId: string, at = version) =>
    parting.mutate(sent(duplicateId, at), { onSuccess: () => show({ text: strings.parted }), onError });

  const merge = (duplicateId: string, done?: () => void) =>
    merging.mutate(sent(duplicateId, version), {
      onSuccess: () => {
        done?.();
        // Right after the merge the entry is one version further.
        show({ text: strings.merged, undo: () => part(duplicateId, version + 1) });
      },
      onError,
    });

  return { merge, part, error: merging.error, busy: merging.isPending || parting.isPending };
}
