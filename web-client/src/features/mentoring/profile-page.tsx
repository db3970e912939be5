import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { inWords } from '~/api/local-text';
import { explain } from '~/api/problem';
import { ifMatch } from '~/api/refresh';
import type { components } from '~/api/schema';
import { levels } from '~/api/vocabulary.strings';
import { useAsOf, useReadOnly } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { optionalTextOf, textOf } from '~/lib/forms';
import { byCode } from '~/lib/strings';
import { Button, LinkButton } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { Columns, Facts, Fields, Soft } from '~/ui/facts';
import { Checkbox, DateField, FieldSet, Select, TextField, optionsOf } from '~/ui/field';
import { Form } from '~/ui/form';
import { Card, PageHead, Stack } from '~/ui/layout';
import { Breadcrumb } from '~/ui/navigation';
import { useToast } from '~/ui/toast';
import { profileQuery, useOffer, useUpdateProfile, useWithdrawOffer } from './mentoring.api';
import { languages, reasons, refusals, strings } from './mentoring.strings';
import { criteriaNames, criterionOptions } from './words';

type Profile = components['schemas']['MentoringProfileDetails'];

/** One commune as a mentor: capacity, languages, strengths, and its consent. */
export function ProfilePage({ nisCode }: { nisCode: string }) {
  const { data: profile } = useSuspenseQuery(profileQuery(nisCode, useAsOf()));
  const readOnly = useReadOnly();
  const [withdrawing, setWithdrawing] = useState(false);
  const may = (action: string) => !readOnly && profile.allowedActions.includes(action);
  const name = inWords(profile.commune.name);

  return (
    <Stack>
      <Breadcrumb
        trail={[<Link key="board" to="/parrainage">{strings.title}</Link>, <Link key="profiles" to="/parrainage/marraines">{strings.profiles}</Link>]}
        here={name}
      />
      <PageHead
        title={strings.profileTitle({ name })}
        lead={strings.profileLead}
        actions={
          <LinkButton to="/communes/$nisCode" params={{ nisCode }}>
            {strings.communePage}
          </LinkButton>
        }
      />
      <Columns>
        <Card title={strings.profileNow}>
          <Stack>
            {profile.offer ? <Offer profile={profile} offer={profile.offer} /> : <p>{strings.suggestion}</p>}
            <Facts
              lines={[
                ...(profile.momentumLevel ? [{ term: strings.state, detail: byCode(levels, profile.momentumLevel) }] : []),
                { term: strings.strong, detail: criteriaNames(profile.strongCriteria) },
                ...(profile.weakCriteria.length > 0 ? [{ term: strings.weak, detail: criteriaNames(profile.weakCriteria) }] : []),
              ]}
            />
            {may('withdrawMentoringOffer') && (
              <div>
                <Button look="quiet" onClick={() => setWithdrawing(true)}>
                  {strings.withdrawOffer}
                </Button>
              </div>
            )}
          </Stack>
        </Card>
        {(may('offerMentoring') || may('updateMentoringProfile')) && <OfferCard key={profile.version} profile={profile} />}
      </Columns>
      {withdrawing && <WithdrawDialog profile={profile} onClose={() => setWithdrawing(false)} />}
    </Stack>
  );
}

function Offer({ profile, offer }: { profile: Profile; offer: NonNullable<Profile['offer']> }) {
  return (
    <Facts
      lines={[
        { term: strings.canGive, detail: criteriaNames(offer.canGive) },
        { term: strings.needs, detail: criteriaNames(offer.needs) },
        { term: strings.places, detail: strings.placesOf({ free: profile.freePlaces ?? 0, places: profile.places ?? 0 }) },
        { term: strings.languages, detail: offer.languages.map((code) => byCode(languages, code)).join(', ') },
        { term: strings.distance, detail: strings.km({ number: offer.maxDistanceKm }) },
        { term: strings.consent, detail: profile.consentOn ? longDay(profile.consentOn) : undefined },
      ]}
    />
  );
}

function OfferCard({ profile }: { profile: Profile }) {
  const make = useOffer();
  const change = useUpdateProfile();
  const show = useToast();
  const start = profile.offer ?? profile.suggestion;
  const first = !profile.offer;
  const error = make.error ?? change.error;

  function submit(fields: FormData, sent: () => void) {
    const offer = {
      canGive: fields.getAll('canGive').map(String),
      needs: fields.getAll('needs').map(String),
      languages: fields.getAll('languages').map(String),
      capacity: Number(textOf(fields, 'capacity')),
      maxDistanceKm: Number(textOf(fields, 'maxDistanceKm')),
      from: optionalTextOf(fields, 'from'),
      until: optionalTextOf(fields, 'until'),
    };
    const params = { path: { nisCode: profile.nisCode }, header: ifMatch(profile) };
    const done = {
      onSuccess: () => {
        sent();
        show({ text: strings.offerSaved });
      },
    };
    if (first) make.mutate({ params, body: { ...offer, consent: fields.has('consent') } }, done);
    else change.mutate({ params, body: offer }, done);
  }

  return (
    <Card title={first ? strings.offerForm : strings.updateForm}>
      <Form
        edits={profile}
        draft={`mentoring-offer-${profile.nisCode}`}
        submit={strings.saveOffer}
        busy={make.isPending || change.isPending}
        error={error ? explain(error, refusals) : undefined}
        onSubmit={submit}
      >
        <FieldSet legend={strings.canGive}>
          <Boxes name="canGive" chosen={start?.canGive ?? []} options={criterionOptions()} />
        </FieldSet>
        <FieldSet legend={strings.languages}>
          <Boxes
            name="languages"
            chosen={start?.languages ?? []}
            options={optionsOf(languages)}
          />
        </FieldSet>
        <Fields>
          <TextField name="capacity" type="number" min={0} max={10} label={strings.capacity} defaultValue={start?.capacity ?? 1} required />
          <TextField name="maxDistanceKm" type="number" min={1} max={400} label={strings.maxDistance} defaultValue={start?.maxDistanceKm ?? 60} required />
          <DateField name="from" label={strings.from} defaultValue={start?.from ?? undefined} optional />
          <DateField name="until" label={strings.untilDay} defaultValue={start?.until ?? undefined} optional />
        </Fields>
        <FieldSet legend={strings.needs}>
          <Boxes name="needs" chosen={start?.needs ?? []} options={criterionOptions()} />
        </FieldSet>
        {first && <Checkbox name="consent" label={strings.consentGiven} />}
      </Form>
    </Card>
  );
}

interface BoxesProps {
  name: string;
  chosen: readonly string[];
  options: readonly { value: string; label: string }[];
}

function Boxes({ name, chosen, options }: BoxesProps) {
  return (
    <Fields>
      {options.map(({ value, label }) => (
        <Checkbox key={value} name={name} value={value} label={label} defaultChecked={chosen.includes(value)} />
      ))}
    </Fields>
  );
}

function WithdrawDialog({ profile, onClose }: { profile: Profile; onClose: () => void }) {
  const withdraw = useWithdrawOffer();
  const show = useToast();
  return (
    <Dialog title={strings.withdrawOffer} onClose={onClose}>
      <Form
        edits={profile}
        draft={`mentoring-offer-withdrawal-${profile.nisCode}`}
        submit={strings.withdrawOffer}
        danger
        busy={withdraw.isPending}
        error={withdraw.error ? explain(withdraw.error, refusals) : undefined}
        onSubmit={(fields, sent) =>
          withdraw.mutate(
            { params: { path: { nisCode: profile.nisCode }, header: ifMatch(profile) }, body: { reason: textOf(fields, 'reason') } },
            {
              onSuccess: () => {
                sent();
                show({ text: strings.offerWithdrawn });
                onClose();
              },
            },
          )
        }
      >
        <Soft>{strings.withdrawOfferHelp}</Soft>
        <Select
          name="reason"
          label={strings.reason}
          options={['consentWithdrawn', 'noTime', 'noStaff', 'otherPriority', 'other'].map((value) => ({ value, label: byCode(reasons, value) }))}
        />
      </Form>
    </Dialog>
  );
}
