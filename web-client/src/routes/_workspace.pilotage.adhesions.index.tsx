import { createFileRoute } from '@tanstack/react-router';
import { onboardingQuery } from '~/features/onboarding/onboarding.api';
import { OnboardingPage } from '~/features/onboarding/onboarding-page';
import { parseAsOf } from '~/lib/as-of';

export const Route = createFileRoute('/_workspace/pilotage/adhesions/')({
  loaderDeps: ({ search }) => parseAsOf({ ...search }),
  loader: ({ context, deps }) => context.queryClient.query(onboardingQuery(deps.asOf)),
  component: OnboardingPage,
});
