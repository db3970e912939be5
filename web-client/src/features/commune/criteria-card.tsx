import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { criterionStates } from '~/api/criterion-states.strings';
import { activityKindsQuery, kindName } from '~/api/activity-kinds';
import { inWords } from '~/api/local-text';
import type { components } from '~/api/schema';
import { titleSteps } from '~/api/vocabulary.strings';
import { useAsOf } from '~/lib/as-of';
import { imprecise, longDay } from '~/lib/dates';
import { count } from '~/lib/numbers';
import { byCode } from '~/lib/strings';
import { Bar } from '~/ui/bar';
import { Entries, Entry, Soft } from '~/ui/facts';
import { Skeleton } from '~/ui/feedback';
import { Card, Stack } from '~/ui/layout';
import type { State } from '~/ui/state-badge';
import { criteriaQuery, criterionQuery } from './commune.api';
import { requirements, strings } from './commune.strings';
import styles from './commune.module.css';
import { FactEntry } from './fact-entry';
import { useRecordedBy } from './recorded-by';

type Item = components['schemas']['GetCriteriaItem'];
type Requirement = components['schemas']['Requirement'];

const shapes: Record<Item['status'], State> = { met: 'onTrack', underway: 'watch', metBefore: 'fading', notStarted: 'unknown' };

/** Six plain bars with words; each opens what it rests on and what is missing. */
export function CriteriaCard({ nisCode }: { nisCode: string }) {
  const { data: criteria } = useSuspenseQuery(criteriaQuery(nisCode, useAsOf()));
  return (
    <Card title={strings.criteria} id="criteres">
      <Stack>
        {criteria.items.map((item) => (
          <Criterion key={item.code} nisCode={nisCode} item={item} />
        ))}
        {criteria.targetsProvisional && <Soft>{strings.provisional}</Soft>}
      </Stack>
    </Card>
  );
}

function Criterion({ nisCode, item }: { nisCode: string; item: Item }) {
  const [open, setOpen] = useState(false);
  const name = `${String(item.number)}. ${inWords(item.name)}`;
  const have = item.requirements.filter((requirement) => requirement.status === 'satisfied').length;
  const need = item.requirements.length;
  return (
    <details className={styles.criterion} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Bar
          label={name}
          value={have}
          max={need}
          state={shapes[item.status]}
          text={strings.criterionText({ status: criterionStates[item.status], have, need })}
        />
      </summary>
      {open && (
        <Suspense fallback={<Skeleton lines={3} />}>
          <Evidence nisCode={nisCode} code={item.code} />
        </Suspense>
      )}
    </details>
  );
}

/** The trail of one criterion: what is missing and where it is mended, then every fact with who noted it and when. */
function Evidence({ nisCode, code }: { nisCode: string; code: string }) {
  const { data: criterion } = useSuspenseQuery(criterionQuery(nisCode, code, useAsOf()));
  const recordedBy = useRecordedBy();
  const missing = criterion.requirements.filter((requirement) => requirement.status !== 'satisfied');
  const there = criterion.requirements.filter((requirement) => requirement.status === 'satisfied');

  return (
    <Stack>
      <p>{inWords(criterion.rule)}</p>
      {criterion.target && <TargetRow target={criterion.target} />}
      <div>
        <h3>{strings.missing}</h3>
        {missing.length === 0 ? (
          <p>{strings.nothingMissing}</p>
        ) : (
          <ul>
            {missing.map((requirement) => (
              <li key={requirement.code}>
                <Needs requirement={requirement} />{' '}
                {requirement.status === 'missing' && <span className={styles.soft}>({strings.welcome})</span>}{' '}
                <Mend nisCode={nisCode} requirement={requirement} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {there.length > 0 && (
        <div>
          <h3>{strings.there}</h3>
          <ul>
            {there.map((requirement) => (
              <li key={requirement.code}>
                <Needs requirement={requirement} />
              </li>
            ))}
          </ul>
        </div>
      )}
      <div>
        <h3>{strings.evidence}</h3>
        {criterion.steps.length + criterion.facts.length === 0 ? (
          <p>{strings.noEvidence}</p>
        ) : (
          <Entries label={strings.evidence}>
            {criterion.steps.map((step) => (
              <Entry key={step.stepId} level={4} title={titleSteps[step.step]} aside={imprecise(step.on, step.precision)}>
                {step.vote && step.vote.products.length > 0 && <p>{strings.productsAre({ products: step.vote.products.join(', ') })}</p>}
                {step.sourceUrl && (
                  <p>
                    <a href={step.sourceUrl}>{step.sourceText ?? strings.source}</a>
                  </p>
                )}
                {step.recordedAt && <Soft>{recordedBy(step.recordedAt, step.recordedBy)}</Soft>}
              </Entry>
            ))}
            {criterion.facts.map((fact) => (
              <FactEntry key={fact.id} fact={fact} level={4} />
            ))}
          </Entries>
        )}
      </div>
      {criterion.broken.length > 0 && <Broken evidence={criterion.broken} />}
    </Stack>
  );
}

/** Which row of the table of expected partners applies here, and why. */
function TargetRow({ target: { population, populationOn, bracket, validFrom, provisional } }: { target: components['schemas']['GetCriterionAppliedTarget'] }) {
  const covers =
    bracket && typeof population === 'number' && populationOn
      ? (typeof bracket.populationTo === 'number' ? strings.targetRow : strings.targetLastRow)({
          population: count(population),
          day: longDay(populationOn),
          from: count(bracket.populationFrom),
          to: count(bracket.populationTo ?? 0),
        })
      : strings.targetUnknown;
  return (
    <p>
      {covers} {(provisional ? strings.targetTableExample : strings.targetTable)({ day: longDay(validFrom) })}{' '}
      <Link to="/fair-o-metre/quotas">{strings.targetSee}</Link>
    </p>
  );
}

/** What counted once and was withdrawn since, so that nobody looks for it in vain. */
function Broken({ evidence }: { evidence: components['schemas']['GetCriterionBrokenEvidence'][] }) {
  const { data: kinds } = useSuspenseQuery(activityKindsQuery);
  return (
    <div>
      <h3>{strings.broken}</h3>
      <ul>
        {evidence.map(({ id, what, on, reason }) => (
          <li key={id}>{strings.brokenWhy({ what: kindName(what, kinds.items), day: longDay(on), reason: reason ?? strings.noReason })}</li>
        ))}
      </ul>
    </div>
  );
}

function Needs({ requirement }: { requirement: Requirement }) {
  return <>{strings.forThat({ what: byCode(requirements, requirement.code), count: strings.haveOfNeed({ have: requirement.have, need: requirement.need }) })}</>;
}

/** Where a missing thing is mended. */
function Mend({ nisCode, requirement }: { nisCode: string; requirement: Requirement }) {
  const { operation, route } = requirement.remedy;
  switch (operation) {
    case 'recordActivity': {
      const noter = new URL(route, globalThis.location.origin).searchParams.get('noter') ?? '';
      return (
        <Link to="/communes/$nisCode/journal" params={{ nisCode }} search={{ noter }}>
          {strings.mend}
        </Link>
      );
    }
    case 'listPartners':
      return (
        <Link to="/communes/$nisCode/partenaires" params={{ nisCode }}>
          {strings.mend}
        </Link>
      );
    default:
      return (
        <Link to="/communes/$nisCode/titre" params={{ nisCode }}>
          {strings.mend}
        </Link>
      );
  }
}
