import type { components } from '~/api/schema';
import { Select } from '~/ui/field';
import { roles } from '~/api/roles.strings';
import { provinces, strings } from './accounts.strings';
import { CommunePicker } from './commune-picker';

export type Role = components['schemas']['Role'];

/** A role and where it holds: NIS codes, the first digits of a province's, or nothing for the whole campaign. */
export interface Held {
  role: Role;
  areas: readonly string[];
}

export const isOfCommune = (role: Role) =>
  !['nationalCoordinator', 'regionalCoordinator', 'script', 'anonymous'].includes(role);

export function areasInWords(areas: readonly string[], nameOf: (nisCode: string) => string): string {
  if (areas.length === 0) return strings.allCommunes;
  return areas.map((area) => (isProvince(area) ? provinces[area] : nameOf(area))).join(', ');
}

function isProvince(area: string): area is '21' | '25' | '5' | '6' | '8' | '9' {
  return area in provinces;
}

/** What somebody is, and where: a line each. */
export function RolesInWords({ held, nameOf }: { held: readonly { role: Role; area?: string | null }[]; nameOf: (nisCode: string) => string }) {
  if (held.length === 0) return <>{strings.noRole}</>;
  return (
    <>
      {held.map(({ role, area }) => (
        <div key={role + (area ?? '')}>
          {area ? strings.roleIn({ role: roles[role], area: areasInWords([area], nameOf) }) : roles[role]}
        </div>
      ))}
    </>
  );
}

interface Props {
  held: Held;
  among: readonly Role[];
  onChange: (held: Held) => void;
}

/** Asks for the role, and for the communes or the province in which it holds. */
export function RoleFields({ held, among, onChange }: Props) {
  return (
    <>
      <Select
        name="role"
        label={strings.role}
        value={held.role}
        options={among.map((role) => ({ value: role, label: roles[role] }))}
        onChange={(event) => onChange({ role: among.find((role) => role === event.target.value) ?? held.role, areas: [] })}
      />
      {held.role === 'regionalCoordinator' && (
        <Select
          name="province"
          label={strings.province}
          value={held.areas[0] ?? ''}
          options={Object.keys(provinces).map((area) => ({ value: area, label: areasInWords([area], String) }))}
          empty={strings.chooseCommune}
          required
          onChange={(event) => onChange({ ...held, areas: [event.target.value] })}
        />
      )}
      {(isOfCommune(held.role) || held.role === 'script') && (
        <CommunePicker chosen={held.areas} onChange={(areas) => onChange({ ...held, areas })} />
      )}
    </>
  );
}
