import { useNavigate } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { areaName } from '~/api/areas.strings';
import type { CommuneItem } from '~/api/communes';
import { levels, titleStates } from '~/api/vocabulary.strings';
import { textOf } from '~/lib/forms';
import { sortBy } from '~/lib/sorting';
import { Button, LinkButton } from '~/ui/button';
import { Disclosure } from '~/ui/dialog';
import { Select, TextField } from '~/ui/field';
import { useToast } from '~/ui/toast';
import styles from './portfolio-page.module.css';
import {
  alertChoices, areaOf, contactChoices, criteriaChoices, deadlineChoices, isFiltered, levelOrder, noGrade, parsePortfolioSearch, titleGroupOrder,
  titleStateOrder, type PortfolioSearch,
} from './portfolio-search';
import { alerts, contacts, deadlines, strings, titleGroups } from './portfolio.strings';
import { useSavedViews } from './views';

interface FiltersProps {
  communes: readonly CommuneItem[];
  search: PortfolioSearch;
}

/** Which communes to show. Everything chosen stands in the URL, so a view can be mailed. */
export function Filters({ communes, search }: FiltersProps) {
  const navigate = useNavigate({ from: '/' });
  const change = (part: Partial<Record<keyof PortfolioSearch, string>>) =>
    void navigate({ search: (before) => ({ ...before, ...parsePortfolioSearch({ ...before, ...part }) }), replace: true, resetScroll: false });
  const areas = sortBy([...new Set(communes.map(areaOf))], areaName, 'asc');
  const grades = [...new Set(communes.flatMap(({ grade }) => grade?.value ?? []))].sort();
  const states = titleStateOrder.filter((state) => communes.some((commune) => commune.titleState === state));

  return (
    <section aria-label={strings.filters}>
      <div className={styles.filters}>
        <TextField compact type="search" label={strings.search} value={search.q ?? ''} onChange={(event) => change({ q: event.target.value })} />
        <Select
          compact
          label={strings.province}
          empty={strings.anyProvince}
          options={areas.map((area) => ({ value: area, label: areaName(area) }))}
          value={search.province ?? ''}
          onChange={(event) => change({ province: event.target.value })}
        />
        <Select
          compact
          label={strings.titleState}
          empty={strings.anyTitle}
          options={[
            ...titleGroupOrder.map((group) => ({ value: group, label: titleGroups[group] })),
            ...states.map((state) => ({ value: state, label: titleStates[state] })),
          ]}
          value={search.titre ?? ''}
          onChange={(event) => change({ titre: event.target.value })}
        />
        <Select
          compact
          label={strings.momentum}
          empty={strings.anyMomentum}
          options={levelOrder.map((level) => ({ value: level, label: levels[level] }))}
          value={search.elan ?? ''}
          onChange={(event) => change({ elan: event.target.value })}
        />
        <Select
          compact
          label={strings.criteriaMet}
          empty={strings.anyDay}
          options={criteriaChoices.map((met) => ({ value: String(met), label: strings.criteriaOf({ met }) }))}
          value={search.criteres === undefined ? '' : String(search.criteres)}
          onChange={(event) => change({ criteres: event.target.value })}
        />
        <Select
          compact
          label={strings.grade}
          empty={strings.anyGrade}
          options={[...grades.map((grade) => ({ value: grade, label: grade })), { value: noGrade, label: strings.withoutGrade }]}
          value={search.note ?? ''}
          onChange={(event) => change({ note: event.target.value })}
        />
        <Select
          compact
          label={strings.alerts}
          empty={strings.withOrWithout}
          options={alertChoices.map((choice) => ({ value: choice, label: alerts[choice] }))}
          value={search.alerte ?? ''}
          onChange={(event) => change({ alerte: event.target.value })}
        />
        <Select
          compact
          label={strings.nextDeadline}
          empty={strings.anyDay}
          options={deadlineChoices.map((choice) => ({ value: choice, label: deadlines[choice] }))}
          value={search.echeance ?? ''}
          onChange={(event) => change({ echeance: event.target.value })}
        />
        <Select
          compact
          label={strings.lastContact}
          empty={strings.anyDay}
          options={contactChoices.map((choice) => ({ value: choice, label: contacts[choice] }))}
          value={search.contact ?? ''}
          onChange={(event) => change({ contact: event.target.value })}
        />
        {isFiltered(search) && (
          <LinkButton to="/" search={{ asOf: search.asOf, tri: search.tri }} resetScroll={false}>
            {strings.clear}
          </LinkButton>
        )}
      </div>
      <Views search={search} />
    </section>
  );
}

function Views({ search }: { search: PortfolioSearch }) {
  const { views, save, remove, restore } = useSavedViews();
  const [saving, setSaving] = useState(0);
  const show = useToast();
  const ready = [
    { name: strings.viewFading, search: { elan: 'fading' } },
    { name: strings.viewTitled, search: { titre: 'toutesTitrees' } },
    { name: strings.viewDeadlines, search: { tri: 'echeance' } },
  ] as const;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = textOf(new FormData(event.currentTarget), 'name');
    if (!name) return;
    save({ name, search: { ...search, asOf: undefined } });
    setSaving(saving + 1);
  }

  return (
    <div className={styles.views} role="group" aria-label={strings.views}>
      {ready.map((view) => (
        <LinkButton key={view.name} small look="quiet" to="/" search={{ asOf: search.asOf, ...view.search }} resetScroll={false}>
          {view.name}
        </LinkButton>
      ))}
      {views.map((view) => (
        <span key={view.name} className={styles.view}>
          <LinkButton small look="quiet" to="/" search={{ ...view.search, asOf: search.asOf }} resetScroll={false}>
            {view.name}
          </LinkButton>
          <Button
            small
            look="quiet"
            aria-label={strings.removeView({ name: view.name })}
            onClick={() => {
              remove(view.name);
              show({ text: strings.viewRemoved({ name: view.name }), undo: () => restore(views) });
            }}
          >
            ×
          </Button>
        </span>
      ))}
      {(isFiltered(search) || search.tri) && (
        <Disclosure key={saving} start label={strings.saveView}>
          <form className={styles.saveView} onSubmit={submit}>
            <TextField label={strings.viewName} name="name" required maxLength={60} />
            <Button type="submit" look="primary">
              {strings.save}
            </Button>
          </form>
        </Disclosure>
      )}
    </div>
  );
}
