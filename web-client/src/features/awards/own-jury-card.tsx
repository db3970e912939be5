import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { longDay } from '~/lib/dates';
import { Bar } from '~/ui/bar';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Soft } from '~/ui/facts';
import { Checkbox, FieldSet } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, Stack } from '~/ui/layout';
import { useDone } from '~/ui/toast';
import { useDeclareInterests, type AwardDetail } from './awards.api';
import { refusals, strings } from './awards.strings';

/** What a member of the jury has to do: declare interests, then fill a sheet for each nomination. */
export function OwnJuryCard({ detail, own }: { detail: AwardDetail; own: NonNullable<AwardDetail['own']> }) {
  const [declaring, setDeclaring] = useState(false);
  const { award } = detail;
  const scoring = award.stage === 'scoring';
  const may = own.allowedActions.includes('declareInterests');
  return (
    <Card title={strings.ownJury}>
      <Stack>
        {award.stage === 'call' || award.stage === 'planned' ? <p>{strings.ownWaiting}</p> : null}
        {award.stage === 'published' && <p>{strings.ownPublished({ number: own.number })}</p>}
        {scoring && !own.declaredOn && <p>{strings.declareHelp}</p>}
        {scoring && own.declaredOn && own.expected === 0 && <p>{strings.ownNone}</p>}
        {scoring && own.declaredOn && own.expected > 0 && (
          <>
            <Bar
              label={strings.ownProgress}
              value={own.filled}
              max={own.expected}
              state={own.filled < own.expected ? 'watch' : 'onTrack'}
              text={strings.ofTotal({ done: own.filled, total: own.expected })}
            />
            {own.filled === own.expected && <p>{strings.ownDone({ day: longDay(award.rules.scoringUntil) })}</p>}
            <Soft>{strings.ownSealed}</Soft>
          </>
        )}
        {may && (
          <div>
            <Button look={own.declaredOn ? 'quiet' : 'primary'} onClick={() => setDeclaring(true)}>
              {own.declaredOn ? strings.declareAgain : strings.declare}
            </Button>
          </div>
        )}
      </Stack>
      {declaring && <DeclareDialog detail={detail} onClose={() => setDeclaring(false)} />}
    </Card>
  );
}

function DeclareDialog({ detail: { award, nominations }, onClose }: { detail: AwardDetail; onClose: () => void }) {
  const declare = useDeclareInterests();
  const done = useDone(strings.declaredNow, onClose);
  const admitted = nominations.filter(({ sheet }) => sheet);
  return (
    <Dialog title={strings.declare} onClose={onClose}>
      <Form
        draft={`interests-${award.awardId}`}
        submit={strings.declare}
        busy={declare.isPending}
        error={declare.error ? explain(declare.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          declare.mutate(
            { params: { path: { awardId: award.awardId } }, body: { nominations: fields.getAll('interest').filter((id) => typeof id === 'string') } },
            done(sent),
          )
        }
      >
        <p>{strings.declareHelp}</p>
        <FieldSet legend={strings.nominations}>
          {admitted.map(({ nominationId, title, communeName, conflict }) => (
            <Checkbox key={nominationId} name="interest" value={nominationId} defaultChecked={conflict ?? false} label={[title, inWords(communeName)].join(' · ')} />
          ))}
        </FieldSet>
        <Checkbox name="sure" label={strings.declareSure} required />
      </Form>
    </Dialog>
  );
}
