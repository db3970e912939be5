import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { criteria } from '~/api/vocabulary.strings';
import { today } from '~/lib/dates';
import { difference, score } from '~/lib/numbers';
import { byCode } from '~/lib/strings';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Entries, Entry, More, Quotation, Soft } from '~/ui/facts';
import { ProblemPanel } from '~/ui/feedback';
import { Card, Row, Stack } from '~/ui/layout';
import { Tag } from '~/ui/state-badge';
import { useToast } from '~/ui/toast';
import { useApproveProposal, useLockMentor, useProposeMentors, useUnlockMentor } from './mentoring.api';
import { obstacles, parts, refusals, strings } from './mentoring.strings';
import { ScoreParts } from './score-parts';
import { criteriaNames } from './words';

type Request = components['schemas']['MentoringRequestDetails'];
type Proposed = components['schemas']['ProposedMentorDetails'];
type Commune = components['schemas']['MentoringCommune'];

/** Who could help, why, and what another choice would change. Nothing goes to communes before somebody decides. */
export function ProposalCard({ request, may }: { request: Request; may: (action: string) => boolean }) {
  const [chosen, setChosen] = useState<Commune>();
  const { proposed } = request;

  return (
    <Card title={strings.proposal} id="proposition">
      <Stack>
        {proposed === undefined && <p>{strings.noProposal}</p>}
        {proposed && <Why proposed={proposed} mayApprove={may('approveMentoringProposal')} onChoose={setChosen} />}
        {may('proposeMentors') && <Propose first={proposed === undefined} />}
        {proposed && <Alternatives request={request} proposed={proposed} may={may} onChoose={setChosen} />}
        {request.lockedMentor && (
          <Row>
            <Tag>{strings.locked}</Tag>
            <span>{inWords(request.lockedMentor.name)}</span>
            {may('unlockMentor') && <Unlock request={request} />}
          </Row>
        )}
        {chosen && proposed && (
          <ApproveDialog request={request} proposed={proposed} mentor={chosen} onClose={() => setChosen(undefined)} />
        )}
      </Stack>
    </Card>
  );
}

interface WhyProps {
  proposed: Proposed;
  mayApprove: boolean;
  onChoose: (mentor: Commune) => void;
}

function Why({ proposed, mayApprove, onChoose }: WhyProps) {
  const { mentor } = proposed;
  if (!mentor) {
    return (
      <>
        <p>{strings.nobody}.</p>
        <Obstacles proposed={proposed} />
      </>
    );
  }
  const name = inWords(mentor.name);
  return (
    <>
      <p>
        <strong>{name}</strong> – {strings.points({ count: proposed.score ?? 0 })}
        {proposed.locked && (
          <>
            {' '}
            <Tag>{strings.locked}</Tag>
          </>
        )}
      </p>
      <ScoreParts caption={strings.whyThisPair} parts={proposed.parts} />
      {mayApprove && (
        <div>
          <Button look="primary" onClick={() => onChoose(mentor)}>
            {strings.approve({ name })}
          </Button>
        </div>
      )}
    </>
  );
}

function Obstacles({ proposed }: { proposed: Proposed }) {
  const found = Object.entries(proposed.obstacles);
  if (found.length === 0) return null;
  return (
    <More label={strings.obstacles}>
      <ul>
        {found.map(([code, count]) => (
          <li key={code}>
            {score(count)} – {byCode(obstacles, code)}
          </li>
        ))}
      </ul>
    </More>
  );
}

interface AlternativesProps {
  request: Request;
  proposed: Proposed;
  may: (action: string) => boolean;
  onChoose: (mentor: Commune) => void;
}

function Alternatives({ request, proposed, may, onChoose }: AlternativesProps) {
  if (proposed.alternatives.length === 0) return null;
  return (
    <More label={strings.whatIf}>
      <Soft>{strings.whatIfHelp}</Soft>
      <Entries label={strings.whatIf}>
        {proposed.alternatives.map(({ mentor, score: points, parts: why, totalLost }) => (
          <Entry
            key={mentor.nisCode}
            title={inWords(mentor.name)}
            aside={strings.points({ count: points })}
            actions={
              <>
                {may('approveMentoringProposal') && (
                  <Button small onClick={() => onChoose(mentor)}>
                    {strings.choose({ name: inWords(mentor.name) })}
                  </Button>
                )}
                {may('lockMentor') && <Lock request={request} mentor={mentor} />}
              </>
            }
          >
            <p>{strings.costForAll({ cost: totalLost === 0 ? strings.noCost : strings.lessPoints({ count: totalLost }) })}</p>
            <Soft>{why.map((part) => `${partName(part)} ${difference(part.points)}`).join(' · ')}</Soft>
          </Entry>
        ))}
      </Entries>
      <Obstacles proposed={proposed} />
    </More>
  );
}

const partName = (part: components['schemas']['ScorePart']) =>
  part.criterion ? byCode(criteria, part.criterion) : byCode(parts, part.code);

function Propose({ first }: { first: boolean }) {
  const propose = useProposeMentors();
  const show = useToast();
  return (
    <div>
      <Button
        look={first ? 'primary' : 'secondary'}
        busy={propose.isPending}
        onClick={() =>
          propose.mutate(
            { body: { on: today() } },
            { onSuccess: () => show({ text: strings.proposed }), onError: (error) => show({ text: explain(error, refusals) }) },
          )
        }
      >
        {first ? strings.propose : strings.proposeAgain}
      </Button>
    </div>
  );
}

function Lock({ request, mentor }: { request: Request; mentor: Commune }) {
  const lock = useLockMentor();
  const show = useToast();
  return (
    <Button
      small
      look="quiet"
      busy={lock.isPending}
      onClick={() =>
        lock.mutate(
          { params: { path: { requestId: request.requestId }, header: ifMatch(request) }, body: { mentorNisCode: mentor.nisCode } },
          { onSuccess: () => show({ text: strings.lockedToast }), onError: (error) => show({ text: explain(error, refusals) }) },
        )
      }
    >
      {strings.lock({ name: inWords(mentor.name) })}
    </Button>
  );
}

function Unlock({ request }: { request: Request }) {
  const unlock = useUnlockMentor();
  const show = useToast();
  return (
    <Button
      small
      look="quiet"
      busy={unlock.isPending}
      onClick={() =>
        unlock.mutate(
          { params: { path: { requestId: request.requestId }, header: ifMatch(request) } },
          { onError: (error) => show({ text: explain(error, refusals) }) },
        )
      }
    >
      {strings.unlock}
    </Button>
  );
}

interface ApproveDialogProps {
  request: Request;
  proposed: Proposed;
  mentor: Commune;
  onClose: () => void;
}

/** It reaches other people: what each of them will see stands here before it is sent. */
function ApproveDialog({ request, proposed, mentor, onClose }: ApproveDialogProps) {
  const approve = useApproveProposal();
  const show = useToast();
  const names = { mentor: inWords(mentor.name), mentee: inWords(request.mentee.name) };
  const wants = request.wants.length > 0 ? strings.forWants({ criteria: criteriaNames(request.wants) }) : '';

  return (
    <Dialog title={strings.approveTitle} onClose={onClose}>
      <Stack>
        {approve.error && <ProblemPanel>{explain(approve.error, refusals)}</ProblemPanel>}
        <p>{strings.approveWho(names)}</p>
        <Quotation title={names.mentee}>{strings.toMentee({ ...names, wants })}</Quotation>
        <Quotation title={names.mentor}>{strings.toMentor({ ...names, wants })}</Quotation>
        <Soft>{strings.notShared}</Soft>
        <Row>
          <Button
            look="primary"
            busy={approve.isPending}
            onClick={() =>
              approve.mutate(
                {
                  params: { path: { requestId: request.requestId }, header: ifMatch(request) },
                  body: { proposalId: proposed.proposalId, mentorNisCode: mentor.nisCode },
                },
                {
                  onSuccess: () => {
                    show({ text: strings.approved });
                    onClose();
                  },
                },
              )
            }
          >
            {strings.confirmApprove}
          </Button>
          <Button onClick={onClose}>{strings.cancel}</Button>
        </Row>
      </Stack>
    </Dialog>
  );
}
