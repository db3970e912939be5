import { useSuspenseQuery } from '@tanstack/react-query';
import { inWords } from '~/api/local-text';
import { sortBy } from '~/lib/sorting';
import { Button } from '~/ui/button';
import { Select } from '~/ui/field';
import { Row, Stack } from '~/ui/layout';
import { communesQuery } from './accounts.api';
import { strings } from './accounts.strings';

interface CommunePickerProps {
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}

/** The names of communes by their codes; the code where a name is not known. */
export function useCommuneName(): (nisCode: string) => string {
  const { data: communes } = useSuspenseQuery(communesQuery);
  return (nisCode) => inWords(communes.items.find((commune) => commune.nisCode === nisCode)?.name) || nisCode;
}

/** Chooses communes one by one; the keyboard alone is enough. */
export function CommunePicker({ chosen, onChange }: CommunePickerProps) {
  const { data: communes } = useSuspenseQuery(communesQuery);
  const nameOf = useCommuneName();
  const options = sortBy(communes.items, (commune) => inWords(commune.name), 'asc')
    .filter((commune) => !chosen.includes(commune.nisCode))
    .map((commune) => ({ value: commune.nisCode, label: inWords(commune.name) }));
  return (
    <Stack tight>
      <Select
        label={strings.addCommune}
        hint={strings.communesHint}
        value=""
        empty={strings.chooseCommune}
        options={options}
        onChange={(event) => {
          if (event.target.value) onChange([...chosen, event.target.value]);
        }}
      />
      <Row>
        {chosen.map((nisCode) => (
          <Button key={nisCode} small onClick={() => onChange(chosen.filter((other) => other !== nisCode))}>
            {strings.removeCommune({ name: nameOf(nisCode) })}
          </Button>
        ))}
      </Row>
    </Stack>
  );
}
