import { useNavigate } from '@tanstack/react-router';
import type { SubmitEvent } from 'react';
import { addDays, isDay, longDay, shortDay, today, type Day } from '~/lib/dates';
import { Button } from '~/ui/button';
import { Disclosure } from '~/ui/dialog';
import { DateField } from '~/ui/field';
import { VisuallyHidden } from '~/ui/layout';
import styles from './shell.module.css';
import { strings } from './shell.strings';

/** The date in the corner: today, or a past day whose state is shown. Lives in the URL. */
export function AsOfControl({ asOf }: { asOf: Day | undefined }) {
  const navigate = useNavigate();
  const go = (day: Day | undefined) => void navigate({ to: '.', search: (search) => ({ ...search, asOf: day }) });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const day = new FormData(event.currentTarget).get('asOf');
    const chosen = isDay(day) && day < today() ? day : undefined;
    event.currentTarget.closest('details')?.removeAttribute('open');
    go(chosen);
  }

  return (
    <Disclosure
      label={
        <span>
          <VisuallyHidden>{strings.asOf} </VisuallyHidden>
          {asOf ? longDay(asOf) : `${strings.today}, ${shortDay(today())}`}
        </span>
      }
    >
      <form className={styles.asOf} onSubmit={submit}>
        <DateField
          key={asOf}
          label={strings.otherDay}
          hint={strings.otherDayHint}
          name="asOf"
          max={addDays(today(), -1)}
          defaultValue={asOf}
          required
        />
        <div className={styles.asOf}>
          <Button type="submit" look="primary">
            {strings.show}
          </Button>
          {asOf && <Button onClick={() => go(undefined)}>{strings.backToToday}</Button>}
        </div>
      </form>
    </Disclosure>
  );
}
