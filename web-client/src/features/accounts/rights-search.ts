import type { components } from '~/api/schema';

type Role = components['schemas']['Role'];

/** What people are; in the order in which it is chosen from. */
export const personRoles: readonly Role[] = [
  'chair', 'secretary', 'member', 'municipalOfficial', 'elected', 'volunteer', 'partner', 'regionalCoordinator', 'nationalCoordinator',
];

export const rightsRoles: readonly Role[] = [...personRoles, 'script', 'anonymous'];

export interface RightsSearch {
  role?: Role;
}

/** What the address says; an unknown role is all of them. */
export function parseRights(search: Record<string, unknown>): RightsSearch {
  const role = rightsRoles.find((one) => one === search.role);
  return role ? { role } : {};
}
