import { createFileRoute } from '@tanstack/react-router';
import { ForecastPage } from '~/features/forecast/forecast-page';
import { forecastQuery, parseForecast } from '~/features/forecast/forecast.api';

export const Route = createFileRoute('/_workspace/pilotage/prevision')({
  validateSearch: parseForecast,
  loaderDeps: ({ search: { candidates, titres, pertes, asOf } }) => ({ search: { candidates, titres, pertes }, asOf }),
  loader: ({ context, deps }) => context.queryClient.query(forecastQuery(deps.search, deps.asOf)),
  component: Forecast,
});

function Forecast() {
  return <ForecastPage search={Route.useLoaderDeps().search} />;
}
