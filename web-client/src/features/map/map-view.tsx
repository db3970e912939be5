import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { useEffect, useRef } from 'react';
import type { CommuneItem } from '~/api/communes';
import { inWords } from '~/api/local-text';
import styles from './map-page.module.css';
import { strings } from './map.strings';
import { drawingOrder, outlines, radiusOf, signOf, type Look } from './signs';

export interface PairLine {
  id: string;
  label: string;
  from: L.LatLngTuple;
  to: L.LatLngTuple;
}

interface MapViewProps {
  communes: readonly CommuneItem[];
  pairs: readonly PairLine[];
  boundaries: GeoJSON.FeatureCollection | null;
  look: Look;
  /** The commune that list and map both point at. */
  chosen: string | undefined;
  onChoose: (nisCode: string) => void;
}

const wallonia: L.LatLngBoundsLiteral = [
  [49.45, 2.8],
  [50.95, 6.45],
];

/**
 * The map itself, without tiles: outlines where there are any, lines between pairs, a sign for each commune. It repeats
 * what the list says, so the keyboard does not have to walk through hundreds of signs.
 */
export default function MapView({ communes, pairs, boundaries, look, chosen, onChoose }: MapViewProps) {
  const element = useRef<HTMLDivElement>(null);
  const map = useRef<L.Map>(null);

  useEffect(() => {
    if (!element.current) return;
    const created = L.map(element.current, { attributionControl: false, zoomSnap: 0.25, scrollWheelZoom: false, zoomAnimation: false });
    created.fitBounds(wallonia);
    map.current = created;
    return () => {
      created.remove();
      map.current = null;
    };
  }, []);

  useEffect(() => {
    if (!boundaries || !map.current) return;
    const layer = L.geoJSON(boundaries, { interactive: false, style: { className: styles.boundary } }).addTo(map.current);
    layer.bringToBack();
    return () => void layer.remove();
  }, [boundaries]);

  useEffect(() => {
    if (!map.current) return;
    const lines = pairs.map((pair) => L.polyline([pair.from, pair.to], { className: styles.pair }).bindTooltip(pair.label));
    const layer = L.layerGroup(lines).addTo(map.current);
    return () => void layer.remove();
  }, [pairs]);

  useEffect(() => {
    if (!map.current) return;
    const signs = drawingOrder(communes).map((commune) => sign(commune, look, commune.nisCode === chosen, onChoose));
    const layer = L.layerGroup(signs).addTo(map.current);
    return () => void layer.remove();
  }, [communes, look, chosen, onChoose]);

  return <div ref={element} className={styles.map} role="region" aria-label={strings.mapName} />;
}

function sign(commune: CommuneItem, look: Look, chosen: boolean, onChoose: (nisCode: string) => void): L.Marker {
  const kind = signOf(commune, look);
  const radius = radiusOf(commune.population);
  const size = radius * 2 + 6;
  const icon = L.divIcon({
    className: `${styles.sign ?? ''} ${styles[kind] ?? ''} ${chosen ? (styles.chosen ?? '') : ''}`,
    iconSize: [size, size],
    html: `<svg viewBox="-1.3 -1.3 2.6 2.6" aria-hidden="true"><path d="${outlines[kind]}" vector-effect="non-scaling-stroke"/></svg>`,
  });
  const marker = L.marker([commune.place.latitude, commune.place.longitude], {
    icon,
    keyboard: false,
    zIndexOffset: chosen ? 2000 : Math.round(-radius * 10),
  });
  const tooltip = document.createElement('span');
  tooltip.textContent = inWords(commune.name);
  return marker.bindTooltip(tooltip, { permanent: chosen, direction: 'top', offset: [0, -radius] }).on('click', () => onChoose(commune.nisCode));
}
