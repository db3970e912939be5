import { Link } from '@tanstack/react-router';
import { explain, issuesOf } from '~/api/problem';
import { criterionStates } from '~/api/criterion-states.strings';
import { criteria, titleStates } from '~/api/vocabulary.strings';
import { count, score } from '~/lib/numbers';
import { byCode, labelled } from '~/lib/strings';
import { Facts } from '~/ui/facts';
import { Notice, Progress } from '~/ui/feedback';
import { Field } from '~/ui/field';
import { Form } from '~/ui/form';
import { Stack } from '~/ui/layout';
import { problems, refusals, strings } from './dossier.strings';
import { useTakeDossier, type TakenDossier } from './imports.api';

/** Takes a commune's dossier from another system, and says what came of it. */
export function DossierForm() {
  const take = useTakeDossier();
  return (
    <Stack>
      <p>{strings.lead}</p>
      <Form
        draft="dossier-import"
        submit={strings.take}
        busy={take.isPending}
        error={take.error ? <Refused error={take.error} /> : undefined}
        onSubmit={(fields, sent) => {
          const file = fields.get('file');
          if (file instanceof File) take.mutate(file, { onSuccess: sent });
        }}
      >
        <Field label={strings.file}>{(wiring) => <input {...wiring} type="file" name="file" accept=".zip,application/zip" required />}</Field>
      </Form>
      {take.isPending && <Progress label={strings.taking} />}
      {take.data && <Taken dossier={take.data} />}
    </Stack>
  );
}

/** A broken file is named within the dossier; everything else has its sentence. */
function Refused({ error }: { error: unknown }) {
  const issues = issuesOf(error).filter(({ type }) => (type?.split(':').at(-1) ?? '') in problems);
  if (issues.length === 0) return <p>{explain(error, refusals)}</p>;
  return (
    <>
      <p>{strings.wrong}</p>
      <ul>
        {issues.slice(0, 10).map(({ name, type }) => (
          <li key={`${name ?? ''} ${type ?? ''}`}>{labelled(name ?? '', byCode(problems, type?.split(':').at(-1) ?? ''))}</li>
        ))}
      </ul>
    </>
  );
}

function Taken({ dossier }: { dossier: TakenDossier }) {
  const differing = dossier.criteria.filter(({ status, statusInDossier }) => status !== statusInDossier);
  return (
    <Stack tight>
      <p role="status">{dossier.changed ? strings.taken : strings.before}</p>
      <Facts
        lines={[
          { term: strings.facts, detail: count(dossier.facts) },
          { term: strings.steps, detail: count(dossier.steps) },
          { term: strings.state, detail: byCode(titleStates, dossier.titleState) },
          {
            term: strings.fairOMeters,
            detail:
              dossier.fairOMeters
                .map(({ assessmentId, grade, score: points }) => strings.fairOMeter({ id: assessmentId, grade, score: score(points) }))
                .join(' · ') || strings.none,
          },
        ]}
      />
      {differing.length === 0 ? (
        <p>{strings.same}</p>
      ) : (
        <Notice warn>
          {strings.differ}
          <ul>
            {differing.map(({ code, status, statusInDossier }) => (
              <li key={code}>
                {strings.criterion({
                  name: byCode(criteria, code),
                  here: byCode(criterionStates, status),
                  there: byCode(criterionStates, statusInDossier),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <p>
        <Link to="/communes/$nisCode" params={{ nisCode: dossier.nisCode }}>
          {strings.open}
        </Link>
      </p>
    </Stack>
  );
}
