import type { components } from '~/api/schema';

type Session = components['schemas']['Session'];

export const coordinator: Session = {
  displayName: 'Coordination',
  roles: ['coordination'],
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
