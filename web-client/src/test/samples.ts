import type { components } from '~/api/schema';

type Session = components['schemas']['SessionView'];

export const coordinator: Session = {
  href: 'http://localhost/api/v1/session',
  id: 'account:00000000-0000-7000-8000-000000000001',
  displayName: 'Coordination',
  roles: [{ role: 'nationalCoordinator' }],
  mustChangePassword: false,
  allowedActions: [
    'listCommunes',
    'listMomentumAlerts',
    'listMentoringRequests',
    'listRecommendations',
    'listPartners',
    'importCommunes',
    'getCampaignReport',
  ],
};
