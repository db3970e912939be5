import { Link } from '@tanstack/react-router';
import { Breadcrumb } from '~/ui/navigation';
import { strings } from './fair-o-meter.strings';

/** Where a page of an edition lies. */
export function EditionTrail({ code, name, here }: { code: string; name: string; here: string }) {
  return (
    <Breadcrumb
      trail={[
        <Link key="fom" to="/fair-o-metre">
          {strings.title}
        </Link>,
        <Link key="edition" to="/fair-o-metre/editions/$code" params={{ code }}>
          {name}
        </Link>,
      ]}
      here={here}
    />
  );
}
