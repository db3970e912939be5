import { createFileRoute } from '@tanstack/react-router';
import { SteeringPage } from '~/features/steering/steering-page';

export const Route = createFileRoute('/_workspace/pilotage/')({ component: SteeringPage });
