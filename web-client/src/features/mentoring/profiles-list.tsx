import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { inWords } from '~/api/local-text';
import { useAsOf } from '~/lib/as-of';
import { longDay } from '~/lib/dates';
import { searchable, sortBy } from '~/lib/sorting';
import { byCode } from '~/lib/strings';
import { Fields } from '~/ui/facts';
import { EmptyState } from '~/ui/feedback';
import { Checkbox, Select, TextField } from '~/ui/field';
import { Card, Stack } from '~/ui/layout';
import { Table } from '~/ui/table';
import { profilesQuery } from './mentoring.api';
import { languages, strings } from './mentoring.strings';
import { criteriaNames, criterionOptions } from './words';

export interface ProfileFilter {
  q?: string;
  critere?: string;
  /** All communes, also those that offer nothing yet. */
  toutes?: true;
}

/** The communes as mentors: who can help with what, and who has a place. */
export function ProfilesList({ filter }: { filter: ProfileFilter }) {
  const navigate = useNavigate();
  const { data: page } = useSuspenseQuery(profilesQuery(useAsOf()));
  const wanted = searchable(filter.q ?? '');
  const shown = sortBy(
    page.items.filter(
      (profile) =>
        (filter.toutes === true || profile.offer !== undefined) &&
        searchable(inWords(profile.commune.name)).includes(wanted) &&
        (!filter.critere || (profile.offer?.canGive ?? profile.strongCriteria).includes(filter.critere)),
    ),
    (profile) => inWords(profile.commune.name),
    'asc',
  );
  const go = (change: ProfileFilter) =>
    void navigate({ to: '/parrainage/marraines', search: (search) => ({ ...search, ...change }), replace: true });

  return (
    <Card title={strings.profiles}>
      <Stack>
        <Fields>
          <TextField
            compact
            type="search"
            label={strings.searchCommune}
            defaultValue={filter.q}
            onChange={(event) => go({ q: event.target.value || undefined })}
          />
          <Select
            compact
            label={strings.canGive}
            value={filter.critere ?? ''}
            empty={strings.all}
            options={criterionOptions()}
            onChange={(event) => go({ critere: event.target.value || undefined })}
          />
        </Fields>
        <Checkbox label={strings.onlyOffered} checked={!filter.toutes} onChange={(event) => go({ toutes: event.target.checked ? undefined : true })} />
        {shown.length === 0 ? (
          <EmptyState title={strings.noProfiles}>{strings.noProfilesHelp}</EmptyState>
        ) : (
          <Table
            caption={strings.profiles}
            rows={shown}
            rowKey={(profile) => profile.nisCode}
            columns={[
              {
                key: 'commune',
                header: strings.searchCommune,
                rowHeader: true,
                cell: (profile) => (
                  <Link to="/parrainage/marraines/$nisCode" params={{ nisCode: profile.nisCode }}>
                    {inWords(profile.commune.name)}
                  </Link>
                ),
              },
              { key: 'canGive', header: strings.canGive, cell: ({ offer }) => (offer ? criteriaNames(offer.canGive) : strings.noOffer) },
              {
                key: 'languages',
                header: strings.languages,
                cell: ({ offer }) => offer?.languages.map((code) => byCode(languages, code)).join(', '),
              },
              {
                key: 'places',
                header: strings.places,
                end: true,
                cell: ({ places, freePlaces }) =>
                  places === null || places === undefined ? null : strings.placesOf({ free: freePlaces ?? 0, places }),
              },
              { key: 'distance', header: strings.distance, end: true, cell: ({ offer }) => offer && strings.km({ number: offer.maxDistanceKm }) },
              { key: 'consent', header: strings.consent, cell: ({ consentOn }) => (consentOn ? longDay(consentOn) : null) },
            ]}
          />
        )}
      </Stack>
    </Card>
  );
}
