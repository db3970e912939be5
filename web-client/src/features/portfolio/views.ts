import { useState } from 'react';
import type { PortfolioSearch } from './portfolio-search';

/** A way of looking at the portfolio that somebody gave a name, kept on this device. */
export interface SavedView {
  name: string;
  search: PortfolioSearch;
}

const key = 'cdce.portfolio.views';

function read(): SavedView[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? (kept as SavedView[]) : [];
  } catch {
    // What cannot be read is not worth an error on the first page.
    return [];
  }
}

export function useSavedViews() {
  const [views, setViews] = useState(read);
  function keep(next: SavedView[]) {
    localStorage.setItem(key, JSON.stringify(next));
    setViews(next);
  }
  return {
    views,
    save: (view: SavedView) => keep([...views.filter((other) => other.name !== view.name), view]),
    remove: (name: string) => keep(views.filter((view) => view.name !== name)),
    restore: keep,
  };
}
